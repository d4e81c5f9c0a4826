//! One offence for each session: a validator that equivocates is out, and a second proof of the same session is refused.

use crate::{Config, Offended};
use alloc::vec::Vec;
use core::marker::PhantomData;
use sp_staking::offence::{Offence, OffenceError, ReportOffence};

/// Passes the first report of an offender in a session on to `Reports`, and refuses the others as duplicates.
///
/// A first report costs its reporter nothing. A key can sign any number of equivocations, one in each round, so without
/// this rule one leaked key would fill blocks with free extrinsics.
pub struct OncePerSession<T, Reports>(PhantomData<(T, Reports)>);

impl<T, Reports, O> ReportOffence<T::AccountId, (T::AccountId, ()), O> for OncePerSession<T, Reports>
where
    T: Config,
    O: Offence<(T::AccountId, ())>,
    Reports: ReportOffence<T::AccountId, (T::AccountId, ()), O>,
{
    fn report_offence(reporters: Vec<T::AccountId>, offence: O) -> Result<(), OffenceError> {
        let session = offence.session_index();
        let mut offended = Offended::<T>::get(session);
        let before = offended.len();
        for (offender, ()) in offence.offenders() {
            if !offended.contains(&offender) {
                offended.try_push(offender).map_err(|_| OffenceError::DuplicateReport)?;
            }
        }
        if offended.len() == before {
            return Err(OffenceError::DuplicateReport);
        }
        Reports::report_offence(reporters, offence)?;
        Offended::<T>::insert(session, offended);
        Ok(())
    }

    fn is_known_offence(offenders: &[(T::AccountId, ())], time_slot: &O::Slot) -> bool {
        Reports::is_known_offence(offenders, time_slot)
    }
}
