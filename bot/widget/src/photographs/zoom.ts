/** How a picture is looked at: how many times larger than it fits, and how far its middle is moved, in pixels. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
const LARGEST_SCALE = 6;

/**
 * `view` after zooming by `factor`, so that what is at `at` stays there. `at` is as seen from the middle of the
 * `window`; `picture` is the picture's size where it just fits.
 */
export function zoomed(view: View, factor: number, at: Point, picture: Size, window: Size): View {
  const scale = Math.min(LARGEST_SCALE, Math.max(1, view.scale * factor));
  const growth = scale / view.scale;
  const moved = { scale, x: at.x - (at.x - view.x) * growth, y: at.y - (at.y - view.y) * growth };
  return bounded(moved, picture, window);
}

/** `view` after moving the picture by `by`, never further than to its edge. */
export function panned(view: View, by: Point, picture: Size, window: Size): View {
  return bounded({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, window);
}

function bounded({ scale, x, y }: View, picture: Size, window: Size): View {
  return {
    scale,
    x: within(x, (picture.width * scale - window.width) / 2),
    y: within(y, (picture.height * scale - window.height) / 2),
  };
}

function within(value: number, room: number): number {
  return room <= 0 ? 0 : Math.min(room, Math.max(-room, value));
}
