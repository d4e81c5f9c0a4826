//! The calls. Their documentation leaves no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The calls, which the pallet's own module takes in.
#[pallet_section]
mod calls {
    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Sets the accounts that make the platform's campaigns: `operator` opens them, `reviewer` approves their gold. An
        /// account that is new in its role acts from [`super::KEYS_DELAY`] on; one that stays goes on. Who is replaced stops
        /// acting at once.
        ///
        /// Caller: `PlatformOrigin`. Emits [`Event::PlatformSet`].
        ///
        /// Errors:
        /// * [`Error::OneKey`]: both are the same account.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::set_platform())]
        pub fn set_platform(origin: OriginFor<T>, operator: SourceOf<T>, reviewer: SourceOf<T>) -> DispatchResult {
            T::PlatformOrigin::ensure_origin(origin)?;
            Self::do_set_platform(T::Lookup::lookup(operator)?, T::Lookup::lookup(reviewer)?)
        }

        /// Opens a campaign with `terms`, which never change. A campaign that the platform pays waits until its gold is
        /// approved. For a campaign that a pool pays, the escrow reserves the price of every seat, of two further answers
        /// to each item, and of the graders of rich sets.
        ///
        /// Caller: the platform's operator, or an account with the role of data requests. Emits
        /// [`Event::CampaignOpened`].
        ///
        /// Errors:
        /// * [`Error::BadAnswerKind`], [`Error::BadSets`], [`Error::BadRequirements`], [`Error::BadWindows`],
        ///   [`Error::BadDeadline`]: the part of `terms` that is not sound.
        /// * [`Error::NotOperator`], [`Error::NotARequester`]: the caller may not open a campaign of this funding.
        /// * [`Error::KeyTooNew`]: the caller is the operator, and does not act yet.
        /// * [`Error::ChanceOfZero`], [`Error::ChanceOfAHundred`], [`Error::ChanceBelowClasses`],
        ///   [`Error::ReferenceTooHigh`], [`Error::ReferenceNotAboveChance`]: chance and reference measure nothing.
        /// * [`Error::ItemsOfOneClass`], [`Error::BadItemsByClass`]: the numbers of the pilot's items are no frequencies.
        /// * [`Error::BadSeries`]: the campaign cannot be in the series that it names.
        /// * [`Error::OtherMeasureInArea`]: the platform's open campaigns of the area have another measure.
        /// * [`Error::TooLittleGold`]: it has too little gold.
        /// * [`Error::NoReward`]: the pool's price is zero.
        /// * [`Error::PriceBelowLeastBalance`]: it is less than an account can own of the pool's asset.
        /// * [`Error::TooCostly`]: no pool or no day can pay it.
        /// * those of the escrow: the pool is not the caller's, is not open, or has too little.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::open_campaign())]
        pub fn open_campaign(origin: OriginFor<T>, terms: CampaignTerms) -> DispatchResult {
            Self::do_open_campaign(ensure_signed(origin)?, terms)
        }

        /// Approves the gold of `campaign`, which the platform pays: it can be joined from now on. `terms_hash` is blake2-256
        /// of its encoded terms: the reviewer approves what it has read, whatever has that number in another fork.
        ///
        /// Caller: the platform's reviewer. Emits [`Event::GoldApproved`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`]: it does not exist.
        /// * [`Error::NotReviewer`]: the caller is not the reviewer, or opened it.
        /// * [`Error::KeyTooNew`]: the caller is the reviewer, and does not act yet.
        /// * [`Error::ConflictOfInterest`]: the caller belongs to the referral tree of the account that opened it.
        /// * [`Error::AlreadyApproved`]: it does not wait for approval.
        /// * [`Error::TermsMismatch`]: it has other terms.
        /// * [`Error::DeadlineOver`]: its deadline has passed.
        /// * [`Error::TooLittleGold`], [`Error::TooCostly`]: it pays AIA, and has too little gold or costs too much by the
        ///   governed terms in force now.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::approve_gold())]
        pub fn approve_gold(origin: OriginFor<T>, campaign: CampaignId, terms_hash: H256) -> DispatchResult {
            Self::do_approve_gold(&ensure_signed(origin)?, campaign, terms_hash)
        }

        /// Stops `campaign`: its work can no longer be joined. Rounds that are closed or dealt go on and are paid out of what
        /// is committed to them; tickets of a round that can still be joined leave, and everything is given back. Items that
        /// wait for another round stay undecided. What is free goes back to the pool when the campaign closes.
        ///
        /// Caller: the campaign's owner; anyone from a day after its deadline on. Emits [`Event::CampaignStopped`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`]: it does not exist.
        /// * [`Error::NotOwner`]: the caller may not stop it yet.
        /// * [`Error::CampaignStopped`], [`Error::CampaignClosed`]: it was stopped or closed before.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::stop_campaign())]
        pub fn stop_campaign(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_stop_campaign(&ensure_signed(origin)?, campaign)
        }

        /// Closes `campaign`. What the escrow still keeps for it goes back to the pool.
        ///
        /// Caller: the campaign's owner; anyone after its deadline. Emits [`Event::CampaignClosed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`]: it does not exist.
        /// * [`Error::NotOwner`]: the caller may not close it yet.
        /// * [`Error::CampaignClosed`]: it was closed before.
        /// * [`Error::TicketsOpen`], [`Error::SetsOpen`]: tickets or sets are not over.
        /// * those of the escrow: a delayed payment was not collected.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::close_campaign())]
        pub fn close_campaign(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            Self::do_close_campaign(&ensure_signed(origin)?, campaign)
        }

        /// Removes up to [`super::PRUNED`] records of `campaign`, which is closed. The campaign itself goes last.
        ///
        /// Caller: any signed account. Emits [`Event::Pruned`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`]: nothing of it is left.
        /// * [`Error::NotClosed`]: it is not closed.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::prune())]
        pub fn prune(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_prune(campaign)
        }

        /// Joins a `queue` of `campaign`. Seats are dealt at random after the round has closed.
        ///
        /// Caller: for [`Queue::Work`], an account that meets the campaign's requirements; for [`Queue::Expert`], a proven
        /// account with the role of data validation and a medallion of the area of level 3; for [`Queue::Grade`], a proven
        /// account with the role of data validation. All need the campaign's reputation and character; specialised work needs
        /// a medallion of the area or a reputation of [`agt_primitives::tasks::SPECIALIST_REPUTATION`]. None may be, or be of
        /// the referral tree of, an account that may know the gold. No fee within the caller's allowance. Emits
        /// [`Event::Joined`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::NotApproved`], [`Error::CampaignStopped`], [`Error::CampaignClosed`],
        ///   [`Error::DeadlineOver`]: the campaign cannot be joined.
        /// * [`Error::NotRegistered`], [`Error::ConflictOfInterest`], [`Error::QualificationRequired`], [`Error::RoleRequired`],
        ///   [`Error::MedallionRequired`], [`Error::CharacterRequired`], [`Error::ReputationRequired`]: the caller does not
        ///   meet the requirements.
        /// * [`Error::SeatsLostToday`], [`Error::SeatsLostThisSeason`]: the caller lost too many seats.
        /// * [`Error::AwaitingDeal`], [`Error::JoinOver`], [`Error::NothingToDeal`]: the queue has no round to join.
        /// * [`Error::PoolSpent`]: the pool cannot pay one set.
        /// * [`Error::AlreadyJoined`]: the caller has a ticket of the round.
        /// * [`Error::QueueClassFull`]: the round takes no more tickets of the caller's class.
        /// * those of contributors and access: no energy, too many open sets, or no room in the bond.
        #[pallet::call_index(6)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::join(), T::WeightInfo::join()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, queue: &Queue| -> bool {
            Pallet::<T>::is_join_feeless(origin, *campaign, *queue)
        })]
        pub fn join(origin: OriginFor<T>, campaign: CampaignId, queue: Queue) -> DispatchResult {
            Self::do_join(&ensure_signed(origin)?, campaign, queue)
        }

        /// Closes `round` of `campaign` when its time to join is over, and promises its seats their pay: out of the
        /// platform's budget, or of the pool.
        ///
        /// In the first hour after its window, unless that is the last hour of a day, the round waits until all its sets
        /// can be paid. Then it closes if half of them can be paid, or as many as an hour of the budget pays; twelve hours
        /// after its window, if any can.
        ///
        /// Caller: any signed account. No fee within the allowance of a caller with a ticket of the round. Emits
        /// [`Event::RoundClosed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`]: there is nothing to close.
        /// * [`Error::RoundVoid`], [`Error::RoundClosed`]: the round is past that.
        /// * [`Error::StillJoining`]: it can still be joined.
        /// * [`Error::BudgetSpent`], [`Error::PoolSpent`]: too few of its sets can be paid.
        #[pallet::call_index(9)]
        #[pallet::weight(Pallet::<T>::free_for_round(T::WeightInfo::close_round()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId| -> bool {
            Pallet::<T>::is_close_feeless(origin, *campaign, *round)
        })]
        pub fn close_round(origin: OriginFor<T>, campaign: CampaignId, round: RoundId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close_round(campaign, round)
        }

        /// Deals the seats of `round` of `campaign`, which is closed, by the seed of the first whole epoch after its close.
        ///
        /// Caller: any signed account. No fee within the allowance of a caller with a ticket of the round. Emits
        /// [`Event::Dealt`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`]: there is nothing to deal.
        /// * [`Error::StillJoining`]: the round is not closed.
        /// * [`Error::AlreadyDealt`], [`Error::RoundVoid`]: the round is past that.
        /// * [`Error::SeedNotSealed`]: the first whole epoch after the close has not ended.
        /// * [`Error::SeedForgotten`]: it ended so long ago that its seed is no longer kept.
        #[pallet::call_index(10)]
        #[pallet::weight(Pallet::<T>::free_for_round(T::WeightInfo::deal()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId| -> bool {
            Pallet::<T>::is_deal_feeless(origin, *campaign, *round)
        })]
        pub fn deal(origin: OriginFor<T>, campaign: CampaignId, round: RoundId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_deal(campaign, round)
        }

        /// Ends the ticket of `who` in `round` of `campaign` if it has no seat and cannot get one any more. Its energy, its
        /// part of the account's own cap and its set-aside are given back. The first ticket that leaves a void round gives
        /// back what the round was promised, too.
        ///
        /// Caller: any signed account. No fee within the allowance of a caller with a ticket of the round. Emits
        /// [`Event::Left`] and, for the first ticket of a void round, [`Event::RoundVoided`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`]: there is no such ticket.
        /// * [`Error::StillQueued`]: its round waits for its deal.
        /// * [`Error::Seated`], [`Error::AlreadyCommitted`]: it has a seat.
        /// * [`Error::StandingBy`]: it can still stand in.
        #[pallet::call_index(11)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::leave(), T::WeightInfo::can_leave()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, who: &SourceOf<T>| -> bool {
            Pallet::<T>::is_leave_feeless(origin, *campaign, *round, who)
        })]
        pub fn leave(origin: OriginFor<T>, campaign: CampaignId, round: RoundId, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_leave(&T::Lookup::lookup(who)?, campaign, round)
        }

        /// Commits the caller's seat in `set` of `round` of `campaign` to answers that nobody sees. `hash` is
        /// [`agt_primitives::tasks::commitment`] over chain, campaign, set, caller, answers and salt.
        ///
        /// Caller: an account with a seat in the set, or one that stands in for a free seat. No fee within the caller's
        /// allowance. Emits [`Event::Committed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`], [`Error::NotDealt`]: the caller has
        ///   no ticket of a dealt round.
        /// * [`Error::AlreadyCommitted`]: its ticket has committed.
        /// * [`Error::NotSeated`], [`Error::WrongSet`]: its ticket has no seat in this set.
        /// * [`Error::AlreadySettled`]: the set is over.
        /// * [`Error::CommitOver`], [`Error::StandInTooEarly`]: it is not the time for it.
        /// * [`Error::NoSeatLeft`]: no seat is free that it may take.
        /// * [`Error::OwnAnswers`]: it would grade its own answers.
        #[pallet::call_index(12)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::commit(), T::WeightInfo::commit()))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId, hash: &H256| -> bool {
                Pallet::<T>::is_commit_feeless(origin, *campaign, *round, *set, *hash)
            }
        )]
        pub fn commit(
            origin: OriginFor<T>,
            campaign: CampaignId,
            round: RoundId,
            set: SetId,
            hash: H256,
        ) -> DispatchResult {
            Self::do_commit(&ensure_signed(origin)?, campaign, round, set, hash)
        }

        /// Reveals the `answers` and the `salt` that the caller committed to in `set` of `round` of `campaign`.
        ///
        /// Caller: the account that committed. No fee within the caller's allowance. Emits [`Event::Revealed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::UnknownRound`], [`Error::NoTicket`], [`Error::NotDealt`],
        ///   [`Error::NotCommitted`], [`Error::WrongSet`]: the caller has not committed to this set.
        /// * [`Error::AlreadySettled`], [`Error::AwaitingGrades`], [`Error::RevealTooEarly`], [`Error::RevealOver`]: it is
        ///   not the time for it. Reveals begin two minutes after the last commitment at the earliest; reveal when the block
        ///   of your own commitment is final.
        /// * [`Error::AlreadyRevealed`]: its seat was revealed before.
        /// * [`Error::WrongCount`], [`Error::AnswerOutOfRange`]: the answers are not what the campaign asks for.
        /// * [`Error::CommitmentMismatch`]: they are not what it committed to.
        #[pallet::call_index(13)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::reveal(), T::WeightInfo::reveal()))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId, answers: &Answers,
             salt: &Salt| -> bool {
                Pallet::<T>::is_reveal_feeless(origin, *campaign, *round, *set, answers, salt)
            }
        )]
        pub fn reveal(
            origin: OriginFor<T>,
            campaign: CampaignId,
            round: RoundId,
            set: SetId,
            answers: Answers,
            salt: Salt,
        ) -> DispatchResult {
            Self::do_reveal(&ensure_signed(origin)?, campaign, round, set, answers, &salt)
        }

        /// Opens the gold of a set of `campaign` whose reveals are over. `leaf` says which positions are gold and what is
        /// true there; `proof` is its path to the campaign's root.
        ///
        /// Caller: any signed account. Emits [`Event::GoldOpened`].
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::UnknownSet`]: there is no such set, or nobody committed to it.
        /// * [`Error::AlreadySettled`], [`Error::AwaitingGrades`], [`Error::GoldAlreadyOpen`]: the set is past that.
        /// * [`Error::StillRevealing`], [`Error::GoldOver`]: it is not the time for it.
        /// * [`Error::BadLeaf`], [`Error::BadProof`]: the leaf is not the campaign's.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::open_gold())]
        pub fn open_gold(
            origin: OriginFor<T>,
            campaign: CampaignId,
            leaf: GoldLeaf,
            proof: BoundedVec<H256, ConstU32<MAX_PROOF>>,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_open_gold(campaign, leaf, &proof)
        }

        /// Judges `set` of `round` of `campaign` and ends the tickets of its seats: pay, AIA, reputation, slashes. The results
        /// of its items, with their confidence, and those of its seats are hashed into what the campaign has delivered. A rich
        /// set goes to the graders first; settling a grading set also settles the set that it graded.
        ///
        /// Caller: any signed account. No fee within the allowance of a caller with a ticket of the round, unless it is a
        /// grading set. Emits [`Event::SetSettled`], or [`Event::SentToGraders`]; [`Event::SeatLost`] for each seat that its
        /// owner lost; [`Event::PaymentDelayed`] for each worker that cannot be paid; [`Event::GoldForfeited`] if the
        /// requester is at fault.
        ///
        /// Errors:
        /// * [`Error::UnknownCampaign`], [`Error::CampaignClosed`], [`Error::UnknownRound`], [`Error::NotDealt`],
        ///   [`Error::UnknownSet`]: there is no such set.
        /// * [`Error::AlreadySettled`]: it was settled before.
        /// * [`Error::TooEarly`]: workers can still commit or reveal, or the gold can still be opened.
        /// * [`Error::AwaitingGrades`]: graders can still grade it.
        #[pallet::call_index(15)]
        #[pallet::weight(T::Feeless::weight(Pallet::<T>::settling(Queue::Grade), T::WeightInfo::can_settle()))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId| -> bool {
                Pallet::<T>::is_settle_feeless(origin, *campaign, *round, *set)
            }
        )]
        pub fn settle(
            origin: OriginFor<T>,
            campaign: CampaignId,
            round: RoundId,
            set: SetId,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let queue = Self::do_settle(campaign, round, set)?;
            Ok(Some(T::Feeless::weight(Self::settling(queue), T::WeightInfo::can_settle())).into())
        }

        /// Pays `who` what the pool of `campaign` owes it and could not pay before.
        ///
        /// Caller: any signed account. Emits [`Event::Collected`].
        ///
        /// Errors:
        /// * [`Error::NothingOwed`]: it is owed nothing.
        /// * those of the escrow: it still cannot be paid.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::collect())]
        pub fn collect(origin: OriginFor<T>, campaign: CampaignId, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_collect(campaign, &T::Lookup::lookup(who)?)
        }

        /// Lifts the set-aside of `who` with the obligation `number`, which a dispute held when its ticket ended.
        ///
        /// Caller: any signed account. Emits [`Event::SetAsideLifted`].
        ///
        /// Errors:
        /// * [`Error::NothingToLift`]: no such set-aside waits.
        /// * those of access: a dispute still holds it.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::lift())]
        pub fn lift(origin: OriginFor<T>, who: SourceOf<T>, number: u128) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_lift(&T::Lookup::lookup(who)?, number)
        }

        /// Removes the misconduct that is counted for `who` if it is of a past season: it has no effect any more.
        ///
        /// Caller: any signed account. Emits [`Event::MisconductForgotten`].
        ///
        /// Errors:
        /// * [`Error::NothingToForget`]: nothing is counted for it, or it is of this season.
        #[pallet::call_index(18)]
        #[pallet::weight(T::WeightInfo::forget_misconduct())]
        pub fn forget_misconduct(origin: OriginFor<T>, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_forget_misconduct(&T::Lookup::lookup(who)?)
        }

        /// Makes several steps of work in one call: joins, commits and reveals, of one campaign or of several. It makes all of
        /// them or none.
        ///
        /// Caller: as each step demands. No fee within the caller's allowance, of which each step takes one call. Emits the
        /// event of each step.
        ///
        /// Errors:
        /// * [`Error::NoSteps`]: there are none.
        /// * those of the calls [`Pallet::join`], [`Pallet::commit`] and [`Pallet::reveal`]; a step whose call is shut is shut
        ///   here, too.
        #[pallet::call_index(19)]
        #[pallet::weight(T::Feeless::weight(Pallet::<T>::weight_of(steps), Pallet::<T>::weight_of(steps)))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, steps: &Steps| -> bool {
            Pallet::<T>::is_work_feeless(origin, steps)
        })]
        pub fn work(origin: OriginFor<T>, steps: Steps) -> DispatchResult {
            ensure_signed(origin.clone())?;
            Self::do_work(&origin, steps)
        }

        /// Reveals the `answers` and the `salt` that `who` committed to in `set` of `round` of `campaign`. It has the effect of
        /// [`Pallet::reveal`] by `who`: the caller gets nothing for it, and can change nothing, because the commitment binds
        /// chain, campaign, set, worker, answers and salt.
        ///
        /// Caller: any signed account. No fee within the allowance of `who`; if that is spent, within the caller's own. Emits
        /// [`Event::Revealed`].
        ///
        /// Errors: those of [`Pallet::reveal`], about `who` instead of the caller.
        #[pallet::call_index(20)]
        #[pallet::weight(Pallet::<T>::weight_of_openings(1))]
        #[pallet::feeless_if(
            |origin: &OriginFor<T>, campaign: &CampaignId, round: &RoundId, set: &SetId, who: &SourceOf<T>,
             answers: &Answers, salt: &Salt| -> bool {
                let (campaign, round, set, salt) = (*campaign, *round, *set, *salt);
                let call = Call::reveal_for { campaign, round, set, who: who.clone(), answers: answers.clone(), salt };
                T::Lookup::lookup(who.clone()).is_ok_and(|who| {
                    let opening = Opening { campaign, round, set, who, answers: answers.clone(), salt };
                    Pallet::<T>::are_openings_feeless(origin, call, &[opening])
                })
            }
        )]
        pub fn reveal_for(
            origin: OriginFor<T>,
            campaign: CampaignId,
            round: RoundId,
            set: SetId,
            who: SourceOf<T>,
            answers: Answers,
            salt: Salt,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_reveal(&T::Lookup::lookup(who)?, campaign, round, set, answers, &salt)
        }

        /// Reveals up to [`super::MOST_OPENINGS`] `openings`, each for the worker who committed to it, as
        /// [`Pallet::reveal_for`] does. One that cannot be revealed changes nothing and does not stop the others.
        ///
        /// Caller: any signed account. No fee if each opening takes a call of an allowance: of its worker's; or of the
        /// caller's own, if the opening cannot be revealed or its worker has no call left. Emits [`Event::Revealed`] for each
        /// opening that is revealed, and [`Event::RevealFailed`] for each other one.
        ///
        /// Errors:
        /// * [`Error::NothingRevealed`]: none of them can be revealed, or there are none.
        #[pallet::call_index(21)]
        #[pallet::weight(Pallet::<T>::weight_of_openings(openings.len()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, openings: &Openings<T::AccountId>| -> bool {
            let call = Call::reveal_many { openings: openings.clone() };
            Pallet::<T>::are_openings_feeless(origin, call, openings)
        })]
        pub fn reveal_many(origin: OriginFor<T>, openings: Openings<T::AccountId>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_reveal_many(openings)
        }
    }
}
