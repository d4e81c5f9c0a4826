//! Campaigns and tickets: the figures of `pallet-tasks`, as it tells them.

pub use pallet_tasks::{
    CampaignFigures, CampaignKind, CampaignPage, CampaignReport, CampaignSummary, Funding, NextStep, Phase, Queue,
    RoundReport, TicketReport,
};
