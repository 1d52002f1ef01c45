//! Barriers (さまたげ): axe-core reads the page as a screen reader, or tired eyes, would meet it.

use crate::window::Walked;
use fantoccini::Client;

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/journeys/node_modules/axe-core/axe.min.js");

/// Every barrier on the page as it is now, one line each.
pub async fn barriers(client: &Client) -> Walked<Vec<String>> {
    let axe = std::fs::read_to_string(AXE).map_err(|error| format!("{AXE}: {error}"))?;
    client.execute(&axe, vec![]).await?;
    let found = client
        .execute_async(
            "const done = arguments[arguments.length - 1];
             axe.run(document).then(
                 (found) => done(found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target.join(' ')).join(', '))),
                 (error) => done(['axe: ' + error]));",
            vec![],
        )
        .await?;
    Ok(serde_json::from_value(found)?)
}
