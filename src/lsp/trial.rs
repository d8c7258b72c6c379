//! Requests by which tests bring about what must not happen. Not in a release.

use std::{sync::atomic::Ordering, time::Duration};

use serde_json::{Value, json};
use tower_lsp::{
    LspServiceBuilder,
    jsonrpc::{Error, Result},
};

use super::{
    aside::{Asker, Tokens},
    server::Server,
};

/// Adds them.
pub fn methods(builder: LspServiceBuilder<Server>) -> LspServiceBuilder<Server> {
    builder
        .custom_method("rapporteur/trial/panic", panic)
        .custom_method("rapporteur/trial/sleep", sleep)
        .custom_method("rapporteur/trial/work", work)
}

#[expect(clippy::panic, reason = "that is what it is for")]
async fn panic(server: &Server, place: Value) -> Result<Value> {
    match place.as_str() {
        Some("aside") => {
            let aside = tokio::task::spawn_blocking(|| panic!("as the test wants"));
            aside.await.map_err(|_| Error::internal_error())
        }
        Some("later") => {
            tokio::task::yield_now().await;
            panic!("as the test wants")
        }
        Some("query") => {
            let query = server.answer_for_all(|_| -> Option<u8> { panic!("as the test wants") });
            query.await.map(Value::from)
        }
        Some("job") => {
            server.session().is_tried.store(true, Ordering::SeqCst);
            Ok(Value::Null)
        }
        Some("locked") => server.session().with_workspace(|_, _, _| panic!("as the test wants")),
        _ => panic!("as the test wants"),
    }
}

/// Works until nobody waits any more.
async fn work(server: &Server, _: Value) -> Result<Value> {
    let toil = |asker: &Asker| {
        while !asker.is_gone() {
            std::thread::sleep(Duration::from_millis(1));
        }
    };
    server.aside(Tokens::default(), toil).await?;
    Ok(json!("done"))
}

async fn sleep(_: &Server, milliseconds: Value) -> Result<Value> {
    tokio::time::sleep(Duration::from_millis(milliseconds.as_u64().unwrap_or_default())).await;
    Ok(json!("awake"))
}
