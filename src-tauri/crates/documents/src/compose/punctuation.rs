//! Punctuation (約物): which signs may not start or end a line, and which carry a blank half.

/// 行頭禁則: signs that may not start a line.
pub fn may_not_start_a_line(c: char) -> bool {
    is_closing(c)
        || is_stop(c)
        || matches!(
            c,
            '・' | '：'
                | '；'
                | '！'
                | '？'
                | '‼'
                | '⁇'
                | '⁈'
                | '⁉'
                | 'ー'
                | '々'
                | '〻'
                | 'ゝ'
                | 'ゞ'
                | 'ヽ'
                | 'ヾ'
                | '゛'
                | '゜'
                | 'ぁ'
                | 'ぃ'
                | 'ぅ'
                | 'ぇ'
                | 'ぉ'
                | 'っ'
                | 'ゃ'
                | 'ゅ'
                | 'ょ'
                | 'ゎ'
                | 'ゕ'
                | 'ゖ'
                | 'ァ'
                | 'ィ'
                | 'ゥ'
                | 'ェ'
                | 'ォ'
                | 'ッ'
                | 'ャ'
                | 'ュ'
                | 'ョ'
                | 'ヮ'
                | 'ヵ'
                | 'ヶ'
                | '…'
                | '‥'
                | '〜'
                | '～'
                | '–'
                | '‐'
                | '゠'
                | '％'
                | '‰'
                | '℃'
                | ')'
                | ']'
                | '}'
                | ','
                | '.'
                | '!'
                | '?'
                | ':'
                | ';'
                | '%'
                | '”'
                | '’'
        )
}

/// 行末禁則: signs that may not end a line.
pub fn may_not_end_a_line(c: char) -> bool {
    is_opening(c) || matches!(c, '(' | '[' | '{' | '“' | '‘' | '￥' | '№')
}

/// Opening brackets: their blank half stands before them.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(c, '「' | '『' | '（' | '［' | '｛' | '〈' | '《' | '【' | '〔' | '〘' | '〖')
}

/// Closing brackets: their blank half stands behind them.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '」' | '』' | '）' | '］' | '｝' | '〉' | '》' | '】' | '〕' | '〙' | '〗')
}

/// 句読点: their blank half stands behind them.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '、' | '。' | '，' | '．')
}

/// Whether a blank half stands behind the sign.
pub(crate) fn blank_behind(c: char) -> bool {
    is_closing(c) || is_stop(c)
}

/// The blank half two signs lose where they meet.
pub(crate) fn shared_blank(before: char, after: char) -> f32 {
    let meets = blank_behind(before) && (is_opening(after) || blank_behind(after));
    if meets || is_opening(before) && is_opening(after) { 0.5 } else { 0.0 }
}
