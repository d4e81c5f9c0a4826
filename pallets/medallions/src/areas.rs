//! The registry of areas: governance opens and closes them.

use crate::{Area, Areas, Config, Error, Event, Pallet};
use agt_primitives::{
    contributors::AreaId,
    medallions::{AreaName, MAX_AREAS},
};
use frame_support::ensure;

impl<T: Config> Pallet<T> {
    /// Returns whether answers count in an area and levels can be reached.
    pub(crate) fn is_open(area: AreaId) -> bool {
        Areas::<T>::get(area).is_some_and(|area| area.is_open)
    }

    /// Checks that levels can be reached in an area.
    pub(crate) fn ensure_open(area: AreaId) -> Result<(), Error<T>> {
        let area = Areas::<T>::get(area).ok_or(Error::<T>::UnknownArea)?;
        ensure!(area.is_open, Error::<T>::AreaClosed);
        Ok(())
    }

    pub(crate) fn do_open_area(area: AreaId, name: AreaName) -> Result<(), Error<T>> {
        ensure!(!name.is_empty() && core::str::from_utf8(&name).is_ok(), Error::<T>::BadName);
        match Areas::<T>::get(area) {
            Some(known) => ensure!(!known.is_open, Error::<T>::AlreadyOpen),
            None => ensure!(Areas::<T>::count() < MAX_AREAS, Error::<T>::TooManyAreas),
        }
        Areas::<T>::insert(area, Area { name: name.clone(), is_open: true });
        Self::deposit_event(Event::AreaOpened { area, name });
        Ok(())
    }

    pub(crate) fn do_close_area(area: AreaId) -> Result<(), Error<T>> {
        Self::ensure_open(area)?;
        Areas::<T>::mutate(area, |known| {
            if let Some(known) = known {
                known.is_open = false;
            }
        });
        Self::deposit_event(Event::AreaClosed { area });
        Ok(())
    }
}
