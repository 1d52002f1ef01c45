/** 画面を見せる: whether this screen is shown to a room. Held apart from the page, so that locking does not end it. */
export const showing = $state({ on: false });
