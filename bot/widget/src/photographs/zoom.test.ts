import { describe, expect, it } from 'vitest';

import { WHOLE, panned, zoomed } from './zoom';

const PICTURE = { width: 400, height: 400 };
const WINDOW = { width: 1000, height: 400 };

describe('zooming', () => {
  it('keeps what is under the pointer there', () => {
    const view = zoomed(WHOLE, 4, { x: 100, y: 50 }, PICTURE, WINDOW);
    expect(view).toEqual({ scale: 4, x: -300, y: -150 });
    // The point of the picture that was at (100, 50).
    expect([view.x + 100 * view.scale, view.y + 50 * view.scale]).toEqual([100, 50]);
  });

  it('ends at the whole picture, in the middle, and at six times its size', () => {
    const close = zoomed(WHOLE, 100, { x: 0, y: 0 }, PICTURE, WINDOW);
    expect(close.scale).toBe(6);
    expect(zoomed({ ...close, x: 500, y: 500 }, 0, { x: 80, y: 80 }, PICTURE, WINDOW)).toEqual(WHOLE);
  });
});

describe('moving', () => {
  it('ends at the edges of the picture', () => {
    const close = { scale: 4, x: 0, y: 0 };
    expect(panned(close, { x: 9999, y: -9999 }, PICTURE, WINDOW)).toEqual({ scale: 4, x: 300, y: -600 });
  });

  it('leaves a picture in the middle that has room on both sides', () => {
    expect(panned({ scale: 2, x: 0, y: 0 }, { x: 50, y: 50 }, PICTURE, WINDOW)).toEqual({
      scale: 2,
      x: 0,
      y: 50,
    });
  });
});
