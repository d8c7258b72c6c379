//! A row of numbers as eight heights of blocks.

/// Most columns of a sparkline; more values are put together.
const WIDTH: usize = 24;
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The values as blocks, the greatest the highest. Zero is the lowest block; no values give nothing.
pub(super) fn sparkline(values: &[i64]) -> String {
    let size = values.len().div_ceil(WIDTH).max(1);
    let columns: Vec<i64> =
        values.chunks(size).map(|chunk| chunk.iter().copied().max().unwrap_or_default()).collect();
    let most = columns.iter().copied().max().unwrap_or_default().max(1);
    let height =
        |value: i64| usize::try_from(value.max(0).saturating_mul(7) / most).unwrap_or_default().min(7);
    columns.into_iter().filter_map(|value| HEIGHTS.get(height(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_follow_the_values() {
        assert_eq!(sparkline(&[]), "");
        assert_eq!(sparkline(&[0, 7, 14]), "▁▄█");
        assert_eq!(sparkline(&[280_000, 320_000, 340_000]).chars().count(), 3);
        assert!(sparkline(&vec![1; 1000]).chars().count() <= WIDTH);
    }
}
