/** ファイル: what a person chose, as the centre takes it. */

/** Bytes the centre reads at most; what is larger need not travel to be refused. */
export const mostBytes = 10 * 1024 * 1024;
