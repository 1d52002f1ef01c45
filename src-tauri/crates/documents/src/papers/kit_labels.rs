//! Kit labels (機器ラベル): QR and a large number, on sheets of labels (§4(1)).

use super::document_of;
use crate::{
    Head, LabelSheet,
    model::{Block, Document, Label, Labels, given},
    words::{say, words},
};

words! {
    office Says from "kit-labels" { owner }
}

/// 機器ラベル, one for each kit.
#[derive(Clone)]
pub struct KitLabelsPaper {
    /// The head; of it, only the city and the watermark are shown.
    pub head: Head,
    /// How the labels lie on the sheet.
    pub sheet: LabelSheet,
    /// How many labels of the first sheet are used up.
    pub used: u32,
    /// The kits.
    pub kits: Vec<KitLabel>,
}

/// The label of a kit.
#[derive(Clone)]
pub struct KitLabel {
    /// 管理番号; also what the QR says.
    pub number: String,
    /// 品名.
    pub name: String,
    /// Whose it is.
    pub place: String,
}

impl KitLabelsPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        let says = Says::formal();
        let city = || given("市", self.head.issuer.city.clone());
        let label = |kit: &KitLabel| Label {
            number: given("管理番号", kit.number.clone()),
            lines: vec![
                given("品名", kit.name.clone()),
                say(says.owner, &[("city", city()), ("place", given("所属", kit.place.clone()))]),
            ],
            code: kit.number.clone(),
        };
        let labels = Labels {
            sheet: self.sheet,
            used: self.used as usize,
            labels: self.kits.iter().map(label).collect(),
        };
        vec![document_of(&self.head, String::new(), vec![vec![Block::Labels(labels)]])]
    }
}
