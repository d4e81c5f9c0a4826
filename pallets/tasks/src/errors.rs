//! The errors. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The operator and the reviewer are the same account.
        OneKey,
        /// The platform pays the campaign, and the caller is not the platform's operator.
        NotOperator,
        /// The caller is not the platform's reviewer, or it opened the campaign itself.
        NotReviewer,
        /// The caller became one of the platform's accounts less than seven days ago.
        KeyTooNew,
        /// A pool pays the campaign, and the caller does not hold the role of data requests.
        NotARequester,
        /// The kind of answer is outside its bounds, or its tolerance is too wide for its range.
        BadAnswerKind,
        /// Items, gold, seats and leaves do not fit together.
        BadSets,
        /// The requirements do not fit the kind of campaign.
        BadRequirements,
        /// A window is outside its hard range.
        BadWindows,
        /// The deadline has passed, or it is more than 366 days ahead.
        BadDeadline,
        /// The level of chance is zero: any right answer would be proof.
        ChanceOfZero,
        /// The level of chance is a hundred per cent: all gold has one answer.
        ChanceOfAHundred,
        /// The level of chance is below one in the number of classes, which a guess reaches.
        ChanceBelowClasses,
        /// The reference is above 99 %, which no number of gold items can show.
        ReferenceTooHigh,
        /// The reference is less than five points above the level of chance.
        ReferenceNotAboveChance,
        /// All items of the pilot are of one class: nothing is to be decided.
        ItemsOfOneClass,
        /// The pilot's numbers of items are not one for each class, of 2 to 8.
        BadItemsByClass,
        /// The campaign's series is not one that the same pays, with the same area, answers and measure, and whose first
        /// campaign is open and before its deadline.
        BadSeries,
        /// The campaign moves qualifications, and others in the area that do and are not closed have another measure.
        OtherMeasureInArea,
        /// Other campaigns of the series are not closed.
        SeriesInUse,
        /// The campaign pays AIA and has less gold in its sets than `tasks.leastGold`. Or a set has so little gold that even
        /// an account that gets none of it right passes.
        TooLittleGold,
        /// A perfect set would earn nothing.
        NoReward,
        /// The price is less than an account can own of the pool's asset, or the asset is not live: nobody could be paid.
        PriceBelowLeastBalance,
        /// The campaign costs more than any pool can hold, or one of its sets more than the platform's daily budget.
        TooCostly,
        /// The campaign does not exist, or it was pruned.
        UnknownCampaign,
        /// The campaign's gold is not approved.
        NotApproved,
        /// The campaign's gold was approved before.
        AlreadyApproved,
        /// The hash is not that of the campaign's terms.
        TermsMismatch,
        /// The campaign is stopped.
        CampaignStopped,
        /// The campaign is closed.
        CampaignClosed,
        /// The campaign is not closed.
        NotClosed,
        /// The campaign's deadline has passed.
        DeadlineOver,
        /// The caller is not the campaign's owner, and others may not do this yet.
        NotOwner,
        /// The campaign has tickets that have not ended: settle their sets, or let them leave.
        TicketsOpen,
        /// The campaign has sets that are not over: settle them.
        SetsOpen,
        /// The account owns the campaign, approved its gold, or is one of the platform's two accounts, or it belongs to the
        /// referral tree of one of these. Or the reviewer belongs to the referral tree of the operator.
        ConflictOfInterest,
        /// The account is not registered.
        NotRegistered,
        /// The account does not hold the role, or its bond is too small for it.
        RoleRequired,
        /// The account has no medallion of the area, or one of too low a level.
        MedallionRequired,
        /// The account's selected character has too low a level.
        CharacterRequired,
        /// The account's reputation in the area is too low, or it is on trial there. Specialised work takes nobody with less than
        /// 5,000 basis points who has no medallion of the area.
        ReputationRequired,
        /// The account is not qualified in the area.
        QualificationRequired,
        /// The account lost too many seats on this UTC day.
        SeatsLostToday,
        /// The account lost too many seats in this season.
        SeatsLostThisSeason,
        /// The queue has nothing to deal for now.
        NothingToDeal,
        /// A round of this queue is closed and waits for its deal. The next one begins after the deal, or when the first
        /// ticket has left the round because nobody dealt it for a week.
        AwaitingDeal,
        /// The time to join this round is over. The next one begins after its deal, or when the first ticket has left the
        /// round because nobody closed it for a day.
        JoinOver,
        /// The round takes no more tickets of this class.
        QueueClassFull,
        /// The account has a ticket of this round.
        AlreadyJoined,
        /// The platform's budget of this hour is less than the round's sets cost.
        BudgetSpent,
        /// The pool has less that is not promised than the round's sets cost: other sets must be settled first.
        PoolSpent,
        /// The round does not exist, or it was pruned.
        UnknownRound,
        /// The round can still be joined.
        StillJoining,
        /// The round was closed before.
        RoundClosed,
        /// The first whole epoch after the round's close has not ended: its seed deals the round.
        SeedNotSealed,
        /// The seed that deals the round is no longer kept. The round is void a week after its close.
        SeedForgotten,
        /// The round was not closed or not dealt in time, or its campaign is stopped. Its tickets can leave, and everything
        /// is given back.
        RoundVoid,
        /// The round was dealt before.
        AlreadyDealt,
        /// The round is not dealt.
        NotDealt,
        /// The account has no ticket of this round.
        NoTicket,
        /// The ticket still waits for the deal of its round.
        StillQueued,
        /// The ticket has a seat.
        Seated,
        /// The ticket can still stand in for somebody.
        StandingBy,
        /// The ticket has no seat and stands in for no set.
        NotSeated,
        /// The ticket's seat is in another set.
        WrongSet,
        /// The ticket has committed.
        AlreadyCommitted,
        /// The time to commit is over.
        CommitOver,
        /// The ticket stands in, and workers with a seat can still commit.
        StandInTooEarly,
        /// The set has no free seat that this ticket may take.
        NoSeatLeft,
        /// The set does not exist, or nobody committed to it.
        UnknownSet,
        /// The set was settled before, or waits for its grades.
        AlreadySettled,
        /// The ticket has not committed.
        NotCommitted,
        /// A seat is not committed, and the time to commit is not over. Or the last commitment is younger than two minutes.
        RevealTooEarly,
        /// The time to reveal is over.
        RevealOver,
        /// The seat was revealed before.
        AlreadyRevealed,
        /// The number of answers is not the number of positions.
        WrongCount,
        /// An answer is outside the kind of answers that the campaign asks for.
        AnswerOutOfRange,
        /// The commitment is not the hash of these answers and this salt.
        CommitmentMismatch,
        /// Answers can still be revealed.
        StillRevealing,
        /// The time to open the gold is over.
        GoldOver,
        /// The gold was opened before.
        GoldAlreadyOpen,
        /// The leaf breaks the campaign's rules.
        BadLeaf,
        /// The leaf is not under the campaign's root.
        BadProof,
        /// The seat grades the account's own answers. It can leave, and everything is given back.
        OwnAnswers,
        /// The answers of the set wait for their grades.
        AwaitingGrades,
        /// The set cannot be settled yet.
        TooEarly,
        /// The account is owed nothing.
        NothingOwed,
        /// No set-aside of this number waits to be lifted.
        NothingToLift,
        /// No misconduct is counted for the account, or it is of this season.
        NothingToForget,
        /// The call has no steps.
        NoSteps,
        /// None of the openings can be revealed, or there are none.
        NothingRevealed,
    }
}
