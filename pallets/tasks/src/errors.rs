//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// Operator and keeper are two accounts.
        OneKey,
        /// Only the platform's operator opens campaigns that the platform pays.
        NotOperator,
        /// Only the platform's keeper approves gold, and it did not open the campaign.
        NotKeeper,
        /// Only an account with the role of data requests opens a campaign that a pool pays.
        NotARequester,
        /// The kind of answer is outside its bounds, or its tolerance is wide against its range.
        BadAnswerKind,
        /// Items, gold, seats and leaves do not fit together.
        BadSets,
        /// The requirements do not fit the kind of campaign.
        BadRequirements,
        /// A window is outside its hard range.
        BadWindows,
        /// The deadline is not ahead, or too far ahead.
        BadDeadline,
        /// What pays AIA asks for more reputation: `tasks.leastReputation`.
        TooLittleReputation,
        /// What pays AIA has more gold in its sets: `tasks.leastGold`.
        TooLittleGold,
        /// A perfect set pays nothing.
        NoReward,
        /// What the campaign could cost is beyond any pool, or one set beyond a day's budget.
        TooCostly,
        /// There is no such campaign.
        UnknownCampaign,
        /// The campaign's gold is not approved.
        NotApproved,
        /// The campaign's gold is approved already.
        AlreadyApproved,
        /// The campaign is stopped.
        CampaignStopped,
        /// The campaign is closed.
        CampaignClosed,
        /// The campaign is not closed.
        NotClosed,
        /// The campaign's deadline is over.
        DeadlineOver,
        /// Only the campaign's owner may do that before its deadline.
        NotOwner,
        /// Tickets of the campaign have not ended: settle their sets, or let them leave.
        TicketsOpen,
        /// Sets of the campaign are not over: settle them.
        SetsOpen,
        /// Owner and worker of a campaign are not the same, nor of the same referral tree.
        OwnCampaign,
        /// The account is not registered.
        NotRegistered,
        /// The account does not hold the role, or its bond is too small for it.
        RoleRequired,
        /// The account has no medallion of the area, or one of too low a level.
        MedallionRequired,
        /// The account's selected character has too low a level.
        CharacterRequired,
        /// The account's reputation in the area is too low.
        ReputationRequired,
        /// Only proven accounts do that.
        ProvenRequired,
        /// The account lost as many seats this UTC day as it may.
        SeatsLostToday,
        /// The account lost as many seats this season as it may.
        SeatsLostThisSeason,
        /// Nothing is left to be dealt, for now.
        NothingToDeal,
        /// A round of this queue is closed and waits for its deal: the next one begins after it, or when the first ticket
        /// has left it because nobody dealt it for a week.
        AwaitingDeal,
        /// The time to join this round is over: it is to be closed and dealt, or left when nobody closed it for a day; then
        /// the next one begins.
        JoinOver,
        /// The lane is full.
        LaneFull,
        /// The account has a ticket of this round.
        AlreadyJoined,
        /// What platform campaigns promised today does not leave this hour what the round's sets cost.
        BudgetSpent,
        /// What the pool has not promised yet does not pay the round's sets: others have to be settled first.
        PoolSpent,
        /// There is no such round.
        UnknownRound,
        /// The round can still be joined.
        StillJoining,
        /// The round is closed already.
        RoundClosed,
        /// The randomness that deals the round does not exist yet.
        RandomnessTooOld,
        /// The round was not closed or not dealt in time, or its campaign is stopped: its tickets leave with everything
        /// back.
        RoundVoid,
        /// The round is dealt already.
        AlreadyDealt,
        /// The round is not dealt.
        NotDealt,
        /// The account has no ticket of this round.
        NoTicket,
        /// The ticket is queued: its seat is to come.
        StillQueued,
        /// The ticket has a seat.
        Seated,
        /// The ticket may still stand in for somebody.
        StandingBy,
        /// The ticket has no seat.
        NotSeated,
        /// The ticket's seat is in another set.
        WrongSet,
        /// The ticket has committed.
        AlreadyCommitted,
        /// The time to commit is over.
        CommitOver,
        /// A stand-in commits after the seated had their time.
        StandInTooEarly,
        /// No seat is left that this ticket may take.
        NoSeatLeft,
        /// There is no such set, or nobody committed to it.
        UnknownSet,
        /// The set is settled.
        AlreadySettled,
        /// The ticket has not committed.
        NotCommitted,
        /// Not every seat is committed, and the time to commit is not over.
        RevealTooEarly,
        /// The time to reveal is over.
        RevealOver,
        /// The seat is revealed.
        AlreadyRevealed,
        /// There is one answer to each position.
        WrongCount,
        /// An answer is not one that the campaign asks for.
        AnswerOutOfRange,
        /// Answers and salt are not what was committed.
        CommitmentMismatch,
        /// Answers are still being revealed.
        StillRevealing,
        /// The time to open the gold is over.
        GoldOver,
        /// The gold is open.
        GoldAlreadyOpen,
        /// The leaf breaks the campaign's rules.
        BadLeaf,
        /// The leaf is not under the campaign's root.
        BadProof,
        /// Nobody grades its own answers: leave, with everything back.
        OwnAnswers,
        /// The answers of the set wait for their grades.
        AwaitingGrades,
        /// The set cannot be settled yet.
        TooEarly,
        /// Nothing is owed to the account.
        NothingOwed,
        /// Nothing of this number waits to be lifted.
        NothingToLift,
    }
}
