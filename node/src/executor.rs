//! The executor of the runtime's wasm: what a request asks of the runtime cannot write an alarm into the node's log, and
//! the answer says what was wrong with it.
//!
//! The runtime panics when it cannot decode the arguments of a call. The panic logs a line and traps. Anybody causes that
//! by a request or by a transaction of four bytes, so this executor listens to the panics of calls that change no chain.
//! Where the caller is at fault, it returns a sentence as the error and logs the panic at the level `debug`.

use agt_runtime::UncheckedExtrinsic;
use codec::DecodeLimit;
use sc_executor::{error::Error, RuntimeVersion, RuntimeVersionOf, WasmExecutor};
use sp_core::traits::{CallContext, CodeExecutor, Externalities, ReadRuntimeVersion, RuntimeCode};
use std::{cell::RefCell, mem};

#[cfg(not(feature = "runtime-benchmarks"))]
type Standard = sp_io::SubstrateHostFunctions;
#[cfg(feature = "runtime-benchmarks")]
type Standard = (sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

/// What the runtime's wasm can call on this node: the SDK's host functions, with a log that keeps panics of requests to
/// itself.
pub type HostFunctions = sc_executor::sp_wasm_interface::ExtendedHostFunctions<Standard, log::logging::HostFunctions>;

/// The target and the beginning of the line that the runtime logs when it panics.
const TARGET: &str = "runtime";
const PANICKED: &str = "panicked at ";

/// What the runtime says when it cannot decode the arguments of a call.
const BAD_INPUT: &str = "Bad input data provided to ";

/// The runtime APIs that the node itself calls only to make, import or begin a chain. A request that calls them makes up
/// a block or a genesis, and the runtime may panic on it.
const OF_CHAINS: [&str; 3] = ["Core_", "BlockBuilder_", "GenesisBuilder_"];

thread_local! {
    /// The panic of the call that runs on this thread: none while nobody listens.
    static PANIC: RefCell<Option<Listened>> = const { RefCell::new(None) };
}

/// What was heard of a call.
#[derive(Default)]
struct Listened {
    panic: Option<String>,
}

/// The log as the runtime sees it.
#[expect(dead_code, reason = "the wasm calls the host function by its name, and nothing here does")]
mod log {
    use sp_core::RuntimeInterfaceLogLevel;
    use sp_runtime_interface::{
        pass_by::{PassAs, PassFatPointerAndRead},
        runtime_interface,
    };

    /// The SDK's interface of this name. The function of it that is given here takes the place of the SDK's.
    #[runtime_interface]
    pub trait Logging {
        /// Logs a message of the runtime, unless it is the panic of a call that is listened to.
        fn log(
            level: PassAs<RuntimeInterfaceLogLevel, u8>,
            target: PassFatPointerAndRead<&str>,
            message: PassFatPointerAndRead<&[u8]>,
        ) {
            if let Ok(message) = core::str::from_utf8(message) {
                if !crate::executor::keeps(target, message) {
                    ::log::log!(target: target, ::log::Level::from(level), "{}", message);
                }
            }
        }
    }
}

/// Keeps a message if it is a panic that is listened to. Returns whether it is.
fn keeps(target: &str, message: &str) -> bool {
    target == TARGET
        && message.starts_with(PANICKED)
        && PANIC.with_borrow_mut(|heard| heard.as_mut().map(|heard| heard.panic = Some(message.into())).is_some())
}

/// Runs `call` and returns its answer with the panic of the runtime, if there was one.
fn listen<Answer>(call: impl FnOnce() -> Answer) -> (Answer, Option<String>) {
    let outer = PANIC.replace(Some(Listened::default()));
    let answer = call();
    let heard = PANIC.with_borrow_mut(|heard| mem::replace(heard, outer));
    (answer, heard.and_then(|heard| heard.panic))
}

/// The SDK's executor, with an ear for panics.
#[derive(Clone)]
pub struct Executor(pub WasmExecutor<HostFunctions>);

impl CodeExecutor for Executor {
    type Error = Error;

    fn call(
        &self,
        ext: &mut dyn Externalities,
        code: &RuntimeCode,
        method: &str,
        data: &[u8],
        context: CallContext,
    ) -> (Result<Vec<u8>, Error>, bool) {
        if context != CallContext::Offchain {
            return self.0.call(ext, code, method, data, context);
        }
        let ((answer, native), panic) = listen(|| self.0.call(ext, code, method, data, context));
        let Some(panic) = panic else { return (answer, native) };
        let answer = answer.map_err(|error| match fault_of_caller(method, data, &panic) {
            Some(sentence) => {
                ::log::debug!(target: TARGET, "{panic}");
                Error::ApiError(sentence.into())
            }
            None => {
                ::log::error!(target: TARGET, "{panic}");
                error
            }
        });
        (answer, native)
    }
}

impl ReadRuntimeVersion for Executor {
    fn read_runtime_version(&self, code: &[u8], ext: &mut dyn Externalities) -> Result<Vec<u8>, String> {
        self.0.read_runtime_version(code, ext)
    }
}

impl RuntimeVersionOf for Executor {
    fn runtime_version(&self, ext: &mut dyn Externalities, code: &RuntimeCode) -> Result<RuntimeVersion, Error> {
        self.0.runtime_version(ext, code)
    }
}

/// Returns a sentence for the caller whose `data` made the runtime panic in `method`, or none if the fault is the
/// runtime's own.
fn fault_of_caller(method: &str, data: &[u8], panic: &str) -> Option<String> {
    if panic.contains(BAD_INPUT) {
        return Some(match extrinsic_of(method, data) {
            Some(extrinsic) => format!("these bytes are no transaction of this chain{}", reason(extrinsic)),
            None => format!("these bytes are not the arguments of {method}"),
        });
    }
    OF_CHAINS.iter().any(|api| method.starts_with(api)).then(|| {
        // The first line is a place in the source.
        let said = panic.split_once('\n').map_or(panic, |(_, said)| said);
        format!("{method} refuses these bytes: {}", said.trim())
    })
}

/// Returns the part of the arguments that begins with an extrinsic, if `method` takes one.
fn extrinsic_of<'data>(method: &str, data: &'data [u8]) -> Option<&'data [u8]> {
    /// The source of a transaction comes before it.
    const SOURCE: usize = 1;

    match method {
        "TaggedTransactionQueue_validate_transaction" => data.get(SOURCE..),
        "BlockBuilder_apply_extrinsic"
        | "TransactionPaymentApi_query_info"
        | "TransactionPaymentApi_query_fee_details" => Some(data),
        _ => None,
    }
}

/// The deepest nesting of calls that is looked at for a reason: reading takes stack, and the bytes are a stranger's.
const DEPTH: u32 = 16;

/// Returns why bytes are no extrinsic, as the end of a sentence. It is empty if this node's own types do not tell: the
/// runtime of the chain may be another one.
fn reason(extrinsic: &[u8]) -> String {
    let Err(error) = UncheckedExtrinsic::decode_with_depth_limit(DEPTH, &mut &extrinsic[..]) else {
        return String::new();
    };
    let told = error.to_string();
    if told.contains("Bounded::Inline") {
        return ": a proposal of more than 128 bytes does not fit into the call, note its preimage and name it by its \
                hash and length"
            .into();
    }
    // From the outside to the inside, a line each.
    let lines: Vec<_> =
        told.lines().map(|line| line.trim().trim_end_matches(':')).filter(|line| !line.is_empty()).collect();
    format!(": {}", lines.join(": "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_runtime::signing;
    use codec::{Decode, Encode};
    use sp_keyring::Sr25519Keyring::Alice;

    const PANIC_OF_BYTES: &str = "panicked at runtime/src/apis.rs:42:1:\nBad input data provided to x: Codec error.";
    const VALIDATE: &str = "TaggedTransactionQueue_validate_transaction";

    #[test]
    fn caller_is_told_what_is_wrong_when_its_bytes_are_no_extrinsic() {
        let bytes = [2, 0x0c, 1, 2, 3];
        let said = fault_of_caller(VALIDATE, &bytes, PANIC_OF_BYTES).expect("the caller's fault");
        assert!(said.starts_with("these bytes are no transaction of this chain: "), "{said}");
        assert!(!said.contains('\n') && !said.contains("panicked"), "{said}");

        let said = fault_of_caller("AccountNonceApi_account_nonce", &[1], PANIC_OF_BYTES).expect("the caller's fault");
        assert_eq!(said, "these bytes are not the arguments of AccountNonceApi_account_nonce");
    }

    #[test]
    fn caller_is_told_of_preimages_when_a_proposal_is_too_long_to_inline() {
        let remark = |length| frame_system::Call::<agt_runtime::Runtime>::remark { remark: vec![7; length] }.into();
        let sound = signing::sign(remark(200), &Alice.pair(), 0, 0, Default::default()).encode();
        assert_eq!(reason(&sound), "", "it decodes");

        for (length, fits) in [(128, true), (129, false)] {
            let inline = inline_proposal(length);
            assert_eq!(UncheckedExtrinsic::decode_with_depth_limit(DEPTH, &mut &inline[..]).is_ok(), fits);
            let told = reason(&inline);
            assert_eq!(told.contains("128 bytes") && told.contains("preimage"), !fits, "{told}");
        }
    }

    /// An unsigned `referenda.submit` with `length` bytes inline. No type encodes more than 128, so they are put in later.
    fn inline_proposal(length: u8) -> Vec<u8> {
        use frame_support::traits::{schedule::DispatchTime, Bounded};

        let mark = [0xabu8; 64];
        let call = pallet_referenda::Call::<agt_runtime::Runtime>::submit {
            proposal_origin: Box::new(frame_system::RawOrigin::Root.into()),
            proposal: Bounded::Inline(mark.to_vec().try_into().expect("less than 128 bytes")),
            enactment_moment: DispatchTime::After(1),
        };
        let extrinsic = UncheckedExtrinsic::new_bare(call.into()).encode();
        let extrinsic = Vec::<u8>::decode(&mut &extrinsic[..]).expect("a length and bytes");
        let marked = mark.to_vec().encode();
        let at = extrinsic.windows(marked.len()).position(|bytes| bytes == marked).expect("the mark");
        let proposal = vec![0u8; length.into()].encode();
        [&extrinsic[..at], &proposal, &extrinsic[at + marked.len()..]].concat().encode()
    }

    #[test]
    fn panic_is_kept_while_a_call_is_listened_to_and_not_before_or_after() {
        let line = "panicked at here:\nthere";
        assert!(!keeps(TARGET, line));

        let (kept, heard) = listen(|| (keeps(TARGET, line), keeps("other", line), keeps(TARGET, "no panic")));
        assert_eq!((kept, heard.as_deref()), ((true, false, false), Some(line)));

        assert!(!keeps(TARGET, line));
    }

    #[test]
    fn fault_is_the_runtimes_own_when_the_arguments_decode() {
        let panic = "panicked at pallets/x.rs:1:1:\nattempt to divide by zero";
        assert_eq!(fault_of_caller(VALIDATE, &[], panic), None);
        assert_eq!(fault_of_caller("OffchainWorkerApi_offchain_worker", &[], panic), None);
        let said = fault_of_caller("Core_execute_block", &[], panic).expect("a block that the caller made up");
        assert_eq!(said, "Core_execute_block refuses these bytes: attempt to divide by zero");
    }
}
