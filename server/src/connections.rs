//! Connections: how many there are, how long one may stand still, and how long a request may take to come.

use crate::{
    config::Limits,
    error::{Error, Result},
    rates::network,
};
use axum::{
    extract::connect_info::Connected,
    serve::{IncomingStream, Listener},
};
use std::{
    collections::HashMap,
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{sleep, Instant, Sleep},
};

/// A connection on which nothing moves for this time is closed.
const IDLE: Duration = Duration::from_secs(30);

/// The longest time from the first byte of a request to its last one. A connection on which bytes still come afterwards is
/// closed: a client that sends a byte now and then would hold its place for ever.
const REQUEST: Duration = Duration::from_secs(30);

/// The pause after the system refuses a connection, for example because too many files are open.
const PAUSE: Duration = Duration::from_millis(100);

/// The connections that may wait until the server takes them: more than a crowd that comes at once.
const WAITING: u32 = 1_024;

/// Listens at an address, port 0 being any free port, with room for a crowd that comes at once. The system's default would make
/// some of two hundred browsers wait a second.
///
/// Errors: [`Error::Listening`] if the address cannot be used.
pub fn listen(address: SocketAddr) -> Result<TcpListener> {
    let bound = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(WAITING)
    };
    bound().map_err(Error::Listening)
}

/// The address at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

impl Connected<IncomingStream<'_, Bounded>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Bounded>) -> Self {
        Self(stream.remote_addr().ip())
    }
}

/// A listener that takes a bounded number of connections, in all and from one address.
pub(crate) struct Bounded {
    listener: TcpListener,
    all: Arc<Semaphore>,
    by_address: Arc<Places>,
}

impl Bounded {
    pub(crate) fn new(listener: TcpListener, limits: &Limits) -> Self {
        // A proxy on this machine brings the connections of everybody.
        let most = if limits.behind_proxy { usize::MAX } else { limits.connections_an_address.max(1) };
        let all = limits.connections.clamp(1, Semaphore::MAX_PERMITS);
        let by_address = Arc::new(Places { most, taken: Mutex::default() });
        Self { listener, all: Arc::new(Semaphore::new(all)), by_address }
    }
}

impl Listener for Bounded {
    type Io = Guarded;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            // The semaphore is never closed.
            let Ok(permit) = self.all.clone().acquire_owned().await else { continue };
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    let Some(place) = self.by_address.take(address.ip()) else { continue };
                    let _ = stream.set_nodelay(true);
                    let (idle, coming) = (Box::pin(sleep(IDLE)), Coming::default());
                    return (Guarded { stream, idle, coming, _places: (permit, place) }, address);
                }
                Err(error) => {
                    log::warn!("a connection: {error}");
                    sleep(PAUSE).await;
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// The connections of each address; those of one network in IPv6 count together.
struct Places {
    most: usize,
    taken: Mutex<HashMap<IpAddr, usize>>,
}

impl Places {
    /// Takes a place for a connection from an address; none if it has all that it may have.
    fn take(self: &Arc<Self>, from: IpAddr) -> Option<Place> {
        let from = network(from);
        let mut taken = self.taken.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let count = taken.entry(from).or_default();
        if *count >= self.most {
            return None;
        }
        *count = count.saturating_add(1);
        Some(Place { from, of: self.clone() })
    }
}

/// The place of one connection, which is free again when this is dropped.
struct Place {
    from: IpAddr,
    of: Arc<Places>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.of.taken.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(count) = taken.get_mut(&self.from) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.remove(&self.from);
            }
        }
    }
}

/// Since when the bytes of a request have been coming; none before the first one.
#[derive(Default)]
struct Coming(Option<Instant>);

impl Coming {
    /// Notes that bytes have come. Returns whether they came in time.
    fn came(&mut self, now: Instant) -> bool {
        now.duration_since(*self.0.get_or_insert(now)) <= REQUEST
    }

    /// Notes that an answer is on its way: the next bytes are of another request.
    fn answered(&mut self) {
        self.0 = None;
    }
}

/// A connection that ends when nothing moves on it, or when a request takes too long to come.
pub(crate) struct Guarded {
    stream: TcpStream,
    idle: Pin<Box<Sleep>>,
    coming: Coming,
    _places: (OwnedSemaphorePermit, Place),
}

impl Guarded {
    /// Passes on how far a read or a write came, and begins to count anew if it came anywhere.
    fn watched<Moved>(&mut self, context: &mut Context<'_>, moved: Poll<io::Result<Moved>>) -> Poll<io::Result<Moved>> {
        match moved {
            Poll::Ready(result) => {
                if let Some(end) = Instant::now().checked_add(IDLE) {
                    self.idle.as_mut().reset(end);
                }
                Poll::Ready(result)
            }
            Poll::Pending => self.idle.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into())),
        }
    }

    /// Passes on how far a write came.
    fn written(&mut self, context: &mut Context<'_>, moved: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if matches!(moved, Poll::Ready(Ok(_))) {
            self.coming.answered();
        }
        self.watched(context, moved)
    }
}

impl AsyncRead for Guarded {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, to: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = to.filled().len();
        let moved = Pin::new(&mut self.stream).poll_read(context, to);
        if to.filled().len() > before && !self.coming.came(Instant::now()) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        self.watched(context, moved)
    }
}

impl AsyncWrite for Guarded {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write(context, from);
        self.written(context, moved)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        from: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let moved = Pin::new(&mut self.stream).poll_write_vectored(context, from);
        self.written(context, moved)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_has_a_bounded_number_of_places() {
        let places = Arc::new(Places { most: 2, taken: Mutex::default() });
        let (one, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let (first, _second) = (places.take(one), places.take(one));
        assert!(first.is_some() && places.take(one).is_none() && places.take(other).is_some());
        drop(first);
        let third = places.take(one);
        assert!(third.is_some());
        drop((third, _second));
        assert!(places.taken.lock().unwrap().is_empty(), "nothing is kept of who is gone");
    }

    #[test]
    fn addresses_of_one_network_share_their_places_in_ipv6() {
        let places = Arc::new(Places { most: 1, taken: Mutex::default() });
        let take = |address: &str| places.take(address.parse().unwrap());
        let first = take("2001:db8:1:2::1");
        assert!(first.is_some() && take("2001:db8:1:2:ffff::9").is_none());
        assert!(take("2001:db8:1:3::1").is_some());
        drop(first);
        assert!(take("2001:db8:1:2:ffff::9").is_some());
        assert!(places.taken.lock().unwrap().is_empty(), "nothing is kept of who is gone");
    }

    #[test]
    fn request_that_trickles_in_is_not_waited_for() {
        let (mut coming, start) = (Coming::default(), Instant::now());
        assert!(coming.came(start) && coming.came(start + REQUEST));
        let late = start + REQUEST + Duration::from_millis(1);
        assert!(!coming.came(late));
        coming.answered();
        assert!(coming.came(late) && coming.came(late + REQUEST), "each request has a time of its own");
    }
}
