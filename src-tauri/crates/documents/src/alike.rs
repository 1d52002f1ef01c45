//! 共通の部分: what the papers of a job say alike is put together once, and laid out once.
//!
//! A thousand consents say the same clauses; writing them a thousand times, to find out that they are the same, is most
//! of the work. A paper asks here for what it has in common with those before it, and says what that depends on.

use std::sync::Arc;

use crate::model::Block;

/// What the papers of a job say alike so far, each with what it depends on.
pub(crate) struct Alike<On>(Vec<(On, Arc<[Block]>)>);

impl<On> Default for Alike<On> {
    fn default() -> Self {
        Alike(Vec::new())
    }
}

/// How many are kept: a job speaks in few readings, of few versions.
const KEPT: usize = 8;

impl<On> Alike<On> {
    /// The blocks that depend on what `same` recognises; where there are none yet, they are made.
    pub(crate) fn get(
        &mut self,
        same: impl Fn(&On) -> bool,
        make: impl FnOnce() -> (On, Vec<Block>),
    ) -> Block {
        if let Some((_, blocks)) = self.0.iter().find(|(on, _)| same(on)) {
            return Block::Common(Arc::clone(blocks));
        }
        let (on, blocks) = make();
        let blocks: Arc<[Block]> = blocks.into();
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push((on, Arc::clone(&blocks)));
        Block::Common(blocks)
    }
}
