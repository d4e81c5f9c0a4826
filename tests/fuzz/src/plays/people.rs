//! What a person does for itself: registering, bonds and roles, progress, and the keys of a validator.

use crate::{
    bytes::Bytes,
    people::{account, pair, sign, PEOPLE},
    world::{Intent, World},
};
use agt_primitives::{
    access::{NextStep, Role},
    characters::Attribute,
    contributors::ContributorStep,
    quests::{Milestone, Quest},
    token::AGT,
};
use agt_runtime::{Block, Contributors, ExternalAddresses, Runtime, RuntimeCall, SessionKeys, Signature, Timestamp};
use agt_runtime_api::runtime_decl_for_agt_api::AgtApi;
use codec::Encode;
use sp_core::{ecdsa, ed25519, proof_of_possession::ProofOfPossessionGenerator, Pair};
use sp_io::hashing::keccak_256;

type Persons = pallet_contributors::Call<Runtime>;
type Bonds = pallet_access::Call<Runtime>;
type Votes = pallet_conviction_voting::Call<Runtime>;

fn anyone(bytes: &mut Bytes) -> usize {
    bytes.below(PEOPLE.len())
}

/// Registers a person, on another's word or not.
pub fn register(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let (who, other) = (anyone(bytes), anyone(bytes));
    let referrer = (!bytes.is_one_in(3)).then(|| account(other).into());
    Some(Intent::signed(who, Persons::register { referrer }))
}

/// Registers another, who has signed for it.
pub fn sponsor(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let (sponsor, guest) = (anyone(bytes), anyone(bytes));
    let expires = Timestamp::get() + 3_600_000;
    let referrer = bytes.is_one_in(2).then(|| account(sponsor));
    let text = Contributors::registration_message(account(sponsor), account(guest), referrer.clone(), expires)?;
    let signature = Signature::Sr25519(sign(guest, &text));
    let (who, referrer) = (account(guest).into(), referrer.map(Into::into));
    Some(Intent::signed(sponsor, Persons::register_for { who, referrer, expires, signature }))
}

pub fn bond(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let amount = [AGT, 500 * AGT, 1_000 * AGT, 10_000 * AGT, 200_000 * AGT][bytes.below(5)];
    Some(Intent::signed(anyone(bytes), Bonds::bond { amount }))
}

pub fn enter_role(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let role = bytes.pick(&Role::ALL)?;
    Some(Intent::signed(anyone(bytes), Bonds::enter_role { role }))
}

/// Takes a step that the report of a bond names.
pub fn step_of_bond(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let person = anyone(bytes);
    let who = account(person);
    let steps = <Runtime as AgtApi<Block, _>>::access(who.clone()).next_steps;
    let call: RuntimeCall = match bytes.pick(&steps)? {
        NextStep::Bond { amount } | NextStep::BondForRole { amount, .. } => Bonds::bond { amount: amount.0 }.into(),
        NextStep::EnterRole { role } => Bonds::enter_role { role }.into(),
        NextStep::StopRole { role, .. } => Bonds::stop_role { role }.into(),
        NextStep::LeaveRole { role } => Bonds::leave_role { role }.into(),
        NextStep::Unbond { amount, .. } => {
            let amount = amount.0 / (1 + u128::from(bytes.byte() % 3));
            Bonds::unbond { amount }.into()
        }
        NextStep::Rebond { amount } => Bonds::rebond { amount: amount.0 }.into(),
        NextStep::Withdraw { .. } => Bonds::withdraw {}.into(),
        NextStep::RemoveVote { track, referendum } => {
            Votes::remove_vote { class: Some(track), index: referendum }.into()
        }
        NextStep::Undelegate { track } => Votes::undelegate { class: track }.into(),
        NextStep::UnlockVotes { track, .. } => Votes::unlock { class: track, target: who.into() }.into(),
        _ => return None,
    };
    Some(Intent::signed(person, call))
}

/// Takes a step that the report of a contributor names.
pub fn step_of_contributor(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let person = anyone(bytes);
    let steps = <Runtime as AgtApi<Block, _>>::contributor(account(person)).next_steps;
    let call: RuntimeCall = match bytes.pick(&steps)? {
        ContributorStep::Register { .. } => Persons::register { referrer: None }.into(),
        ContributorStep::Join { campaign, queue } => pallet_tasks::Call::join { campaign, queue }.into(),
        ContributorStep::Submit { most, .. } => {
            let aia = most.0 / (1 + u64::from(bytes.byte() % 4));
            pallet_redemption::Call::submit { aia }.into()
        }
        ContributorStep::Claim(claimable) => pallet_redemption::Call::claim { season: claimable.season }.into(),
        ContributorStep::ClaimReferral { season, .. } => Persons::claim_referral { season }.into(),
        _ => return None,
    };
    Some(Intent::signed(person, call))
}

/// Binds an external address to a person, whose key has signed for it.
pub fn bind(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let person = anyone(bytes);
    let key = ecdsa::Pair::from_seed(&[1 + bytes.byte() % 4; 32]);
    let expires = Timestamp::get() + 3_600_000;
    let text = ExternalAddresses::message(account(person), expires)?;
    let mut message = format!("\x19Ethereum Signed Message:\n{}", text.len()).into_bytes();
    message.extend(text);
    let hash = keccak_256(&message);
    let signature: [u8; 65] = key.sign_prehashed(&hash).into();
    let public = sp_io::crypto::secp256k1_ecdsa_recover(&signature, &hash).ok()?;
    let address = keccak_256(&public)[12..].try_into().ok()?;
    Some(Intent::signed(person, pallet_external_addresses::Call::bind { address, expires, signature }))
}

/// Takes what characters, medallions and quests give.
pub fn progress(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    type Items = pallet_characters::Call<Runtime>;
    type Areas = pallet_medallions::Call<Runtime>;
    type Tasks = pallet_quests::Call<Runtime>;

    let person = anyone(bytes);
    let who = account(person);
    let owned = <Runtime as AgtApi<Block, _>>::characters(who, None).characters;
    let item = bytes.pick(&owned).map_or(0, |owned| owned.character.item);
    let (small, most) = (u32::from(bytes.byte() % 4), u128::MAX);
    let attribute = bytes.pick(&Attribute::ALL)?;
    let level = 1 + bytes.byte() % 8;
    let calls: [RuntimeCall; 14] = [
        Items::claim_starter {}.into(),
        Items::mint { edition: small }.into(),
        Items::hatch { item }.into(),
        Items::select { item }.into(),
        Items::unselect {}.into(),
        Items::level_up { item, attribute, level, most }.into(),
        Items::level_up { item, attribute, level: 2, most }.into(),
        Areas::claim { area: 1 }.into(),
        Areas::level_up { area: 1, level, most }.into(),
        Tasks::claim_quest { quest: bytes.pick(&Quest::ALL)? }.into(),
        Tasks::claim_milestone { milestone: bytes.pick(&Milestone::ALL)? }.into(),
        Tasks::use_booster {}.into(),
        Tasks::buy_booster { most }.into(),
        Tasks::enter_event { event: small }.into(),
    ];
    Some(Intent::signed(person, super::pick_call(bytes, &calls)?))
}

/// Sets the session keys of a person, and proves that it has them.
pub fn set_keys(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let person = anyone(bytes);
    let owner = account(person).encode();
    let (mut babe, mut grandpa) = (pair(person), ed25519::Pair::from_seed(&[1 + person as u8; 32]));
    let proof = (babe.generate_proof_of_possession(&owner), grandpa.generate_proof_of_possession(&owner)).encode();
    let keys = SessionKeys { babe: babe.public().into(), grandpa: grandpa.public().into() };
    Some(Intent::signed(person, pallet_session::Call::set_keys { keys, proof }))
}
