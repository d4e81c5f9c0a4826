//! The benchmarks of each call and of each trait method, with the largest possible account.

use crate::{
    fixtures::measure, AreaRecord, Areas, Call, Config, Disputes, FeelessBlocks, Growing, HeldAia, Invitations,
    Invitees, OpenSet, OpenSets, Pallet, People, Person, ReferralSeason, ReferralSeasons, Referrer, SeasonInvitees,
    Totals,
};
use agt_primitives::{
    access::Role,
    basis_points::BasisPoints,
    benchmarking::{AccessBench, BenchClock, CharactersBench, MedallionsBench},
    calendar::{day, Month, DAY},
    characters::OnBoostChanged,
    contributors::{
        AreaId, Bucket, Contributors, Credits, DisputedCredits, FeelessKind, FeelessQuota, Outcome, Qualification,
        Qualified, SetKey, Tally, WorkKind, WorkOffer, WorkResult, MAX_AREAS, MAX_BUCKETS, MAX_INVITATIONS,
    },
    multiplier::Multiplier,
    token::AGT,
    Aia, Moment,
};
use frame_benchmarking::v2::*;
use frame_support::{traits::fungible::Mutate, weights::Weight, BoundedVec};
use frame_system::RawOrigin;
use sp_core::{crypto::KeyTypeId, ecdsa};
use sp_io::crypto::{ecdsa_generate, ecdsa_sign};
use sp_runtime::traits::{IdentifyAccount, StaticLookup};

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig:
    Config<
    Access: AccessBench<<Self as frame_system::Config>::AccountId>,
    Characters: CharactersBench<<Self as frame_system::Config>::AccountId>,
    Currency: Mutate<<Self as frame_system::Config>::AccountId>,
    Medallions: MedallionsBench<<Self as frame_system::Config>::AccountId>,
    Signature: From<ecdsa::Signature>,
    Signer: From<ecdsa::Public>,
    Time: BenchClock,
>
{
}

impl<T: Config> BenchConfig for T
where
    T::Access: AccessBench<T::AccountId>,
    T::Characters: CharactersBench<T::AccountId>,
    T::Currency: Mutate<T::AccountId>,
    T::Medallions: MedallionsBench<T::AccountId>,
    T::Signature: From<ecdsa::Signature>,
    T::Signer: From<ecdsa::Public>,
    T::Time: BenchClock,
{
}

/// The key of who is registered by a sponsor, of the scheme that is dearest to verify.
fn signing_key() -> ecdsa::Public {
    ecdsa_generate(SIGNING, Some(b"//Signer".to_vec()))
}

/// The key type that signs for benchmarks.
const SIGNING: KeyTypeId = KeyTypeId(*b"bnch");

/// Chain time in all benchmarks: 2027-03-01T00:00:00Z.
const NOW: Moment = 1_803_859_200_000;
/// The first day of buckets that are all ripe.
const RIPE: Moment = NOW - 30 * DAY;
/// The first day of buckets none of which is ripe.
const WAITING: Moment = NOW + DAY;

/// The AIA in each bucket.
const PART: Aia = 1_000;
const SET: SetKey = SetKey { campaign: 1, set: 1 };

/// The platform's work in an area in which a crowded account is qualified.
fn offer() -> WorkOffer {
    let (stake_tier, kind) = (Multiplier::MOST, WorkKind::Platform);
    WorkOffer { set: SET, area: 0, energy: 1, aia_max: 100, stake_tier, kind }
}

fn result(gold: Tally, aia: Aia) -> WorkResult {
    WorkResult {
        outcome: Outcome::Accepted,
        consensus: Tally::of(24, 24),
        gold,
        measure: Some(measure()),
        aia,
        xp: 24,
        ripens_at: WAITING,
        earns_merit: true,
    }
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    fn person<T: Config>(who: &T::AccountId) -> Result<Person<T::AccountId>, BenchmarkError> {
        People::<T>::get(who).ok_or(BenchmarkError::Stop("the account is registered"))
    }

    /// Registers an account with a hold, a selected character and the maximum number of buckets. They ripen a day apart, the first
    /// at `from`.
    fn registered<T: BenchConfig>(name: &'static str, from: Moment) -> Result<T::AccountId, BenchmarkError> {
        T::Time::set(NOW);
        let who: T::AccountId = account(name, 0, 0);
        T::Currency::mint_into(&who, 1_000 * AGT)?;
        Pallet::<T>::register(RawOrigin::Signed(who.clone()).into(), None)?;
        T::Characters::select(&who);
        let mut changed = person::<T>(&who)?;
        let bucket = |index: u32| Bucket { ripens: from + Moment::from(index) * DAY, aia: PART };
        changed.aia.buckets = BoundedVec::truncate_from((0..MAX_BUCKETS).map(bucket).collect());
        changed.aia.earned = PART * Aia::from(MAX_BUCKETS);
        Totals::<T>::mutate(|totals| {
            totals.aia.earned += changed.aia.earned;
            totals.aia.outstanding += changed.aia.earned;
        });
        People::<T>::insert(&who, changed);
        Ok(who)
    }

    /// Does the same, adds every area except one, all of them qualified, and proves the account.
    fn crowded<T: BenchConfig>(name: &'static str, from: Moment) -> Result<T::AccountId, BenchmarkError> {
        let who = registered::<T>(name, from)?;
        fill_areas::<T>(&who, MAX_AREAS - 1, Qualification::of_skill(BasisPoints::WHOLE, &measure()))?;
        let mut proven = person::<T>(&who)?;
        Pallet::<T>::prove(&who, &mut proven, NOW)?;
        People::<T>::insert(&who, proven);
        Ok(who)
    }

    /// Bonds enough for a role to make a sponsor: of all roles the last that is looked at.
    fn bonded<T: BenchConfig>(who: &T::AccountId) -> Result<(), BenchmarkError> {
        let last = Role::ALL.last().copied().ok_or(BenchmarkError::Stop("there are roles"))?;
        T::Access::bond(who, 10_000 * AGT);
        T::Access::enter_role(who, last);
        Ok(())
    }

    fn fill_areas<T: Config>(
        who: &T::AccountId,
        areas: u32,
        qualification: Qualification,
    ) -> Result<(), BenchmarkError> {
        for area in 0..areas {
            Areas::<T>::insert(who, area as AreaId, AreaRecord { qualification, ..Default::default() });
        }
        let mut changed = person::<T>(who)?;
        changed.areas = areas;
        People::<T>::insert(who, changed);
        Ok(())
    }

    /// Opens the set in the first area without any check.
    fn opened<T: Config>(who: &T::AccountId, kind: WorkKind) -> Result<(), BenchmarkError> {
        let (offered, reserved) = if kind == WorkKind::Platform { (100, 150) } else { (0, 0) };
        let open = OpenSet {
            area: 0,
            day: day(NOW),
            energy: 1,
            offered,
            reserved,
            multiplier: Multiplier::MOST_PRODUCT,
            learning: Multiplier::MOST,
            kind,
        };
        OpenSets::<T>::insert(who, SET, open);
        let mut changed = person::<T>(who)?;
        changed.open = 1;
        changed.usage = changed.usage.on(open.day);
        (changed.usage.sets, changed.usage.reserved) = (1, open.reserved);
        People::<T>::insert(who, changed);
        Areas::<T>::mutate(who, 0, |area| area.get_or_insert_with(AreaRecord::default).open = 1);
        Ok(())
    }

    /// Returns a qualification that the next gold item takes to the end of its trial. AIA waits in it.
    fn trial_at_its_end<T: Config>() -> Qualification {
        let (terms, mut qualification) = (Pallet::<T>::terms(), Qualification::default());
        qualification.note_quiz(Tally::of(64, 64), &measure(), &terms, 0);
        let golds = terms.trial_gold.saturating_sub(1) as u16;
        let earned = qualification.note_work(Tally::of(golds, golds), PART, &measure(), &terms, NOW);
        Totals::<T>::mutate(|totals| totals.waiting += earned.own);
        qualification
    }

    /// Returns an account that counts for its referrer, and the referrer.
    fn invited<T: BenchConfig>() -> Result<(T::AccountId, T::AccountId), BenchmarkError> {
        let referrer = crowded::<T>("referrer", WAITING)?;
        T::Medallions::give(&referrer, 0, 1);
        let who = crowded::<T>("who", RIPE)?;
        let number = person::<T>(&referrer)?.number;
        let mut changed = person::<T>(&who)?;
        changed.referrer = Some(Referrer { who: referrer.clone(), number });
        changed.tree = number;
        changed.redeemed = true;
        People::<T>::insert(&who, changed);
        Ok((who, referrer))
    }

    /// Returns a referrer with a claim for the previous month.
    fn claimant<T: BenchConfig>() -> Result<(T::AccountId, Month), BenchmarkError> {
        let who = crowded::<T>("who", RIPE)?;
        let season = Month::at(RIPE).ok_or(BenchmarkError::Stop("there is a calendar"))?;
        let totals = ReferralSeason { accepted: 100_000, counted: 10_000, paid: 0, part: 500, budget: 100 };
        ReferralSeasons::<T>::insert(season, totals);
        SeasonInvitees::<T>::insert(season, &who, Invitees { counted: 10_000, accounts: 10 });
        Ok((who, season))
    }

    /// A registration that a guest signed, for a bonded sponsor with invitations.
    struct Letter<T: Config> {
        sponsor: T::AccountId,
        guest: T::AccountId,
        referrer: T::AccountId,
        expires: Moment,
        signature: T::Signature,
    }

    fn letter<T: BenchConfig>() -> Result<Letter<T>, BenchmarkError> {
        let sponsor = crowded::<T>("sponsor", WAITING)?;
        bonded::<T>(&sponsor)?;
        Invitations::<T>::mutate(&sponsor, |invitations| {
            if let Some(invitations) = invitations {
                invitations.held.units = MAX_INVITATIONS;
            }
        });
        let referrer = crowded::<T>("referrer", WAITING)?;
        let key = signing_key();
        let (guest, expires) = (T::Signer::from(key).into_account(), NOW + 1);
        let message = Pallet::<T>::message(&sponsor, &guest, Some(&referrer), expires);
        let signature = ecdsa_sign(SIGNING, &key, &message).ok_or(BenchmarkError::Stop("the key is there"))?.into();
        Ok(Letter { sponsor, guest, referrer, expires, signature })
    }

    #[benchmark]
    fn register() -> Result<(), BenchmarkError> {
        let referrer = crowded::<T>("referrer", WAITING)?;
        let who: T::AccountId = whitelisted_caller();
        T::Currency::mint_into(&who, 1_000 * AGT)?;
        let lookup = T::Lookup::unlookup(referrer);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Some(lookup));

        assert!(person::<T>(&who)?.referrer.is_some());
        Ok(())
    }

    #[benchmark]
    fn register_for() -> Result<(), BenchmarkError> {
        let Letter { sponsor, guest, referrer, expires, signature } = letter::<T>()?;
        let (who, referrer) = (T::Lookup::unlookup(guest.clone()), T::Lookup::unlookup(referrer));

        #[extrinsic_call]
        _(RawOrigin::Signed(sponsor), who, Some(referrer), expires, signature);

        assert!(People::<T>::contains_key(&guest));
        Ok(())
    }

    #[benchmark]
    fn can_register_for() -> Result<(), BenchmarkError> {
        let Letter { sponsor, guest, referrer, expires, signature } = letter::<T>()?;
        let (who, referrer) = (T::Lookup::unlookup(guest), Some(T::Lookup::unlookup(referrer)));
        let admitted;

        #[block]
        {
            admitted = Pallet::<T>::ensure_sponsored(&sponsor, who, referrer, expires, &signature).is_ok();
        }

        assert!(admitted);
        Ok(())
    }

    #[benchmark]
    fn remove_idle() -> Result<(), BenchmarkError> {
        let who = registered::<T>("who", WAITING)?;
        fill_areas::<T>(&who, MAX_AREAS, Qualification::default())?;
        assert!(Pallet::<T>::waive(&who, FeelessKind::Work, 1, Weight::zero(), Weight::zero(), || true));
        let mut changed = person::<T>(&who)?;
        changed.last_active = NOW - Pallet::<T>::terms().idle_period;
        People::<T>::insert(&who, changed);
        let lookup = T::Lookup::unlookup(who.clone());

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), lookup);

        assert!(!People::<T>::contains_key(&who));
        Ok(())
    }

    #[benchmark]
    fn claim_referral() -> Result<(), BenchmarkError> {
        let (who, season) = claimant::<T>()?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), season);

        assert!(!SeasonInvitees::<T>::contains_key(season, &who));
        Ok(())
    }

    #[benchmark]
    fn can_claim_referral() -> Result<(), BenchmarkError> {
        let (who, season) = claimant::<T>()?;
        let claimable;

        #[block]
        {
            claimable = Pallet::<T>::claimable(&who, season).is_ok();
        }

        assert!(claimable);
        Ok(())
    }

    #[benchmark]
    fn forget_area() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", WAITING)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 0);

        assert!(!Areas::<T>::contains_key(&who, 0));
        Ok(())
    }

    #[benchmark]
    fn remove_invitations() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("sponsor", 0, 0);
        let now = Pallet::<T>::now();
        Invitations::<T>::insert(&who, Growing::none(Pallet::<T>::terms().bonded_invitations(), now));

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), T::Lookup::unlookup(who.clone()));

        assert!(!Invitations::<T>::contains_key(&who));
        Ok(())
    }

    #[benchmark]
    fn can_open() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", WAITING)?;
        let open;

        #[block]
        {
            open = <Pallet<T> as Contributors<_>>::can_open(&who, offer());
        }

        assert!(open.is_ok());
        Ok(())
    }

    #[benchmark]
    fn open_work() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", WAITING)?;
        let open;

        #[block]
        {
            open = <Pallet<T> as Contributors<_>>::open_work(&who, offer());
        }

        assert!(open.is_ok_and(|reserved| reserved == 150));
        Ok(())
    }

    /// The set is the last one of a trial: what has waited is credited, and counts for the referrer.
    #[benchmark]
    fn close_work() -> Result<(), BenchmarkError> {
        let (who, referrer) = invited::<T>()?;
        opened::<T>(&who, WorkKind::Platform)?;
        let qualification = trial_at_its_end::<T>();
        Areas::<T>::mutate(&who, 0, |area| area.get_or_insert_default().qualification = qualification);
        let earned;

        #[block]
        {
            earned = <Pallet<T> as Contributors<_>>::close_work(&who, SET, result(Tally::of(8, 8), 100));
        }

        assert!(earned.is_ok_and(|earned| earned.own == 150 && earned.credited > 150));
        let season = Month::at(NOW).unwrap_or_default();
        assert!(SeasonInvitees::<T>::contains_key(season, &referrer));
        Ok(())
    }

    #[benchmark]
    fn close_work_proving() -> Result<(), BenchmarkError> {
        let who = registered::<T>("who", RIPE)?;
        fill_areas::<T>(&who, MAX_AREAS, Qualification::default())?;
        bonded::<T>(&who)?;
        opened::<T>(&who, WorkKind::Quiz)?;
        let earned;

        #[block]
        {
            earned = <Pallet<T> as Contributors<_>>::close_work(&who, SET, result(Tally::of(64, 64), 0));
        }

        assert!(earned.is_ok());
        assert_eq!(<Pallet<T> as Contributors<_>>::qualified(&who, 0), Qualified::OnTrial);
        assert!(<Pallet<T> as Credits<_>>::is_proven(&who));
        Ok(())
    }

    #[benchmark]
    fn burn() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", RIPE)?;
        let burned;

        #[block]
        {
            burned = <Pallet<T> as Credits<_>>::burn(&who, PART);
        }

        assert!(burned.is_ok());
        assert!(person::<T>(&who)?.aia.buckets.is_empty());
        Ok(())
    }

    #[benchmark]
    fn note_bonded_redemption() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", WAITING)?;
        let noted;

        #[block]
        {
            noted = <Pallet<T> as Credits<_>>::note_bonded_redemption(&who);
        }

        assert!(noted.is_ok());
        Ok(())
    }

    #[benchmark]
    fn hold() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", WAITING)?;
        let held;

        #[block]
        {
            held = <Pallet<T> as DisputedCredits<_>>::hold(&who, 1, PART * Aia::from(MAX_BUCKETS), WAITING);
        }

        assert!(held.is_ok());
        assert!(person::<T>(&who)?.aia.buckets.is_empty());
        Ok(())
    }

    /// The released AIA has no bucket of its own, so two buckets are merged.
    #[benchmark]
    fn end_dispute() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", WAITING + DAY)?;
        Disputes::<T>::insert(&who, 1, HeldAia { aia: PART, ripens: WAITING });
        let mut changed = person::<T>(&who)?;
        changed.aia.disputed = PART;
        changed.aia.earned += PART;
        People::<T>::insert(&who, changed);
        Totals::<T>::mutate(|totals| {
            totals.aia.earned += PART;
            totals.aia.outstanding += PART;
        });
        let ended;

        #[block]
        {
            ended = <Pallet<T> as DisputedCredits<_>>::claw_back(&who, 1, PART / 2);
        }

        assert!(ended.is_ok());
        Ok(())
    }

    #[benchmark]
    fn on_boost_changed() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", WAITING)?;

        #[block]
        {
            <Pallet<T> as OnBoostChanged<_>>::on_boost_changed(&who);
        }

        Ok(())
    }

    #[benchmark]
    fn waive() -> Result<(), BenchmarkError> {
        let who = crowded::<T>("who", WAITING)?;
        let waived;

        #[block]
        {
            let one = Weight::from_parts(1, 1);
            waived = Pallet::<T>::waive(&who, FeelessKind::Registration, 1, one, one, || true);
        }

        assert!(waived);
        assert!(FeelessBlocks::<T>::get().all.ref_time() > 0);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
