import * as v from 'valibot';

/**
 * What the gateway says over its socket, read with care: a field that is missing or of the wrong kind takes
 * its default, and a message that cannot be placed in the conversation (no id, no number) is left out.
 */

export const text = v.fallback(v.string(), '');
export const optionalText = v.fallback(v.nullable(v.pipe(v.string(), v.nonEmpty())), null);
const optionalPixels = v.fallback(v.nullable(v.pipe(v.number(), v.minValue(1))), null);

export function listOf<const Item extends v.GenericSchema>(item: Item) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((entries) =>
        entries.filter((entry) => v.is(item, entry)).map((entry) => v.parse(item, entry)),
      ),
    ),
    [],
  );
}

const Picture = v.object({
  id: v.string(),
  url: text,
  thumbnail_url: optionalText,
  width: optionalPixels,
  height: optionalPixels,
  alt: text,
  label: optionalText,
  original_url: optionalText,
  status: v.fallback(v.picklist(['pending', 'ready', 'failed']), 'ready'),
});

const PictureReady = v.object({ picture: Picture });

export const Button = v.object({
  title: v.pipe(v.string(), v.nonEmpty()),
  payload: v.pipe(v.string(), v.nonEmpty()),
});

const Rating = v.object({ value: v.number(), reason: text });
const optionalRating = v.fallback(v.nullable(Rating), null);

const Message = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  role: v.fallback(v.picklist(['shopper', 'bot', 'agent', 'system']), 'system'),
  text,
  pictures: listOf(Picture),
  buttons: listOf(Button),
  cards: listOf(v.record(v.string(), v.unknown())),
  rating: optionalRating,
  created_at: text,
  client_id: optionalText,
});

const MessageRated = v.object({ message_id: v.string(), rating: optionalRating });

const History = v.fallback(v.object({ messages: listOf(Message), more: v.fallback(v.boolean(), false) }), {
  messages: [],
  more: false,
});

const seconds = v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0))), null);
const Refusal = v.object({ refused: v.string(), detail: text, retry_after_s: seconds });
/** Why a message may be refused now and taken a little later. */
const PASSING: ReadonlySet<string> = new Set(['rate_limited', 'overloaded', 'failed']);

const Deleted = v.object({ deleted: v.literal(true) });
const Closed = v.object({ seq: v.number() });
const Confirmation = v.object({
  session_id: v.pipe(v.string(), v.nonEmpty()),
  last_seq: v.fallback(v.number(), 0),
});

/**
 * A picture with its label; `width` and `height`, in pixels, give its shape before it is there. One that is
 * pending has no address yet, but maybe that of the photograph it is made from.
 */
export type Picture = v.InferOutput<typeof Picture>;

/** A quick reply: the shopper sees `title`, the dialogue gets `payload`. */
export type Button = v.InferOutput<typeof Button>;

/** What the shopper thinks of a message, and why. */
export type Rating = v.InferOutput<typeof Rating>;

/** One message of the conversation's log; `seq` counts from 1 without gaps, `created_at` is ISO 8601. */
export type Message = v.InferOutput<typeof Message>;

/** The message in `data`, or null where there is none. */
export function readMessage(data: unknown): Message | null {
  const read = v.safeParse(Message, data);
  return read.success ? read.output : null;
}

/** The picture in `data` that is ready or has failed, or null where there is none. */
export function readPictureReady(data: unknown): Picture | null {
  const read = v.safeParse(PictureReady, data);
  return read.success && read.output.picture.status !== 'pending' ? read.output.picture : null;
}

/** How a message is rated now, or null where `data` does not say. */
export function readMessageRated(data: unknown): { messageId: string; rating: Rating | null } | null {
  const read = v.safeParse(MessageRated, data);
  return read.success ? { messageId: read.output.message_id, rating: read.output.rating } : null;
}

/** A stretch of the log; `more` says that there is more to ask for. */
export function readHistory(data: unknown): { messages: Message[]; more: boolean } {
  return v.parse(History, data);
}

/** The session that the gateway has confirmed and the number of its newest message, or null where it has none. */
export function readConfirmation(data: unknown): { token: string; lastSeq: number } | null {
  const read = v.safeParse(Confirmation, data);
  return read.success ? { token: read.output.session_id, lastSeq: read.output.last_seq } : null;
}

/** The number of the newest message when the shopper ended the talk, or null where `data` does not say. */
export function readClosed(data: unknown): number | null {
  const read = v.safeParse(Closed, data);
  return read.success ? read.output.seq : null;
}

/** Whether everything has been deleted. */
export function readDeleted(data: unknown): boolean {
  return v.is(Deleted, data);
}

/** The gateway did not take something: why, as a sentence, and whether and when it may take it later. */
export interface Refusal {
  readonly refused: string;
  readonly passing: boolean;
  readonly retryAfterS: number | null;
}

/** What became of what was sent: the log has it, with what is known of its answers, or it was not taken. */
export type Receipt = { readonly logged: readonly Message[] } | Refusal;

/** What became of a message that was sent over the socket; null where that is unclear. */
export function readReceipt(data: unknown): Receipt | null {
  const message = readMessage(data);
  return message ? { logged: [message] } : readRefusal(data);
}

/** Why something was not taken; null where `data` does not say. */
export function readRefusal(data: unknown): Refusal | null {
  const read = v.safeParse(Refusal, data);
  if (!read.success) return null;
  const { refused, detail, retry_after_s } = read.output;
  return { refused: detail, passing: PASSING.has(refused), retryAfterS: retry_after_s };
}
