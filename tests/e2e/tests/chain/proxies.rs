//! Accounts without a key, which only a proxy speaks for.

use agt_e2e::{
    calls::*,
    keys::{account_of, fresh},
    Node,
};
use agt_primitives::token::AGT;
use agt_runtime::{configs::ProxyType, Runtime, RuntimeCall, RuntimeEvent};
use sp_keyring::Sr25519Keyring::Bob;

fn create_pure(proxy_type: ProxyType) -> RuntimeCall {
    ProxyCall::create_pure { proxy_type, delay: 0, index: 0 }.into()
}

#[tokio::test(flavor = "multi_thread")]
async fn pure_account_is_made_only_if_its_proxy_can_pay_out_of_it() {
    let node = Node::dev().start().await;
    let (chain, bob) = (node.chain().await, Bob.pair());
    let filtered = || frame_system::Error::<Runtime>::CallFiltered;
    for narrow in [ProxyType::NonTransfer, ProxyType::CancelProxy] {
        chain.submit(create_pure(narrow), &bob).await.expect_error(filtered());
        let batch = UtilityCall::batch_all { calls: vec![create_pure(narrow)] };
        chain.submit(batch, &bob).await.expect_error(filtered());
    }
    let data = chain.account(&Bob.to_account_id()).await.expect("an account").data;
    assert_eq!(data.reserved, 0, "what is refused takes no deposit");

    let created = chain.submit(create_pure(ProxyType::Any), &bob).await.expect_success();
    let pure = created.event(|event| match event {
        RuntimeEvent::Proxy(pallet_proxy::Event::PureCreated { pure, .. }) => Some(pure.clone()),
        _ => None,
    });
    let fund = BalancesCall::transfer_keep_alive { dest: pure.clone().into(), value: 3 * AGT };
    chain.submit(fund, &bob).await.expect_success();
    let receiver = account_of(&fresh("receiver"));
    let pay = BalancesCall::transfer_all { dest: receiver.clone().into(), keep_alive: false };
    let real = pure.clone().into();
    let by_proxy = ProxyCall::proxy { real, force_proxy_type: None, call: Box::new(pay.into()) };
    let paid = chain.submit(by_proxy, &bob).await.expect_success();
    let result = paid.event(|event| match event {
        RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(*result),
        _ => None,
    });
    assert_eq!(result, Ok(()));
    assert_eq!((chain.free(&pure).await, chain.free(&receiver).await), (0, 3 * AGT));
}
