/** The longest side, in pixels, of a photograph as it is sent. */
export const LONGEST_SIDE = 1600;
/** The largest file that the gateway takes, in bytes. */
export const LARGEST_FILE = 10_000_000;
/** What the file picker offers. */
export const ACCEPTED = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif';

const QUALITY = 0.86;
const HEIC = /\.hei[cf]$|^image\/hei[cf]$/i;

/** Why a file cannot be sent. */
export class UnsuitableFileError extends Error {
  constructor(readonly reason: 'no_photo' | 'too_large') {
    super(reason);
  }
}

/**
 * `file` as it is sent: a JPEG, upright, at most `LONGEST_SIDE` pixels long, and without what a camera writes
 * beside the picture, such as the place. A HEIC file that this browser cannot read goes as it is.
 *
 * @throws UnsuitableFileError - it is no photograph, or it is too large
 */
export async function shrunk(file: File): Promise<Blob> {
  const bitmap = await bitmapOf(file);
  if (bitmap) return drawn(bitmap);
  if (!HEIC.test(file.type) && !HEIC.test(file.name)) throw new UnsuitableFileError('no_photo');
  if (file.size > LARGEST_FILE) throw new UnsuitableFileError('too_large');
  return file;
}

/** The picture in `file`, upright; null where the browser cannot read it. */
export async function bitmapOf(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file);
  } catch {
    return null;
  }
}

/** A width and a height in the same proportion, neither longer than `longest`. */
export function fitted(width: number, height: number, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function drawn(bitmap: ImageBitmap): Promise<Blob> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(bitmap.width, bitmap.height, LONGEST_SIDE));
  const context = canvas.getContext('2d');
  if (!context) throw new UnsuitableFileError('no_photo');
  // JPEG knows no transparency, and black would come of it.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new UnsuitableFileError('no_photo'));
      },
      'image/jpeg',
      QUALITY,
    );
  });
}
