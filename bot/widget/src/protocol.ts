import * as v from 'valibot';

/**
 * What the gateway says over its socket, read with care: a field that is missing or of the wrong kind takes
 * its default, and a message that cannot be placed in the conversation (no id, no number) is left out.
 */

const text = v.fallback(v.string(), '');
const optionalText = v.fallback(v.nullable(v.pipe(v.string(), v.nonEmpty())), null);
const optionalPixels = v.fallback(v.nullable(v.pipe(v.number(), v.minValue(1))), null);

function listOf<const Item extends v.GenericSchema>(item: Item) {
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

const Button = v.object({
  title: v.pipe(v.string(), v.nonEmpty()),
  payload: v.pipe(v.string(), v.nonEmpty()),
});

const Message = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  role: v.fallback(v.picklist(['shopper', 'bot', 'agent', 'system']), 'system'),
  text,
  pictures: listOf(Picture),
  buttons: listOf(Button),
  client_id: optionalText,
});

const History = v.fallback(v.object({ messages: listOf(Message), more: v.fallback(v.boolean(), false) }), {
  messages: [],
  more: false,
});

const Refusal = v.object({ refused: v.string(), detail: text });

/**
 * A picture with its label; `width` and `height`, in pixels, give its shape before it is there. One that is
 * pending has no address yet, but maybe that of the photograph it is made from.
 */
export type Picture = v.InferOutput<typeof Picture>;

/** A quick reply: the shopper sees `title`, the dialogue gets `payload`. */
export type Button = v.InferOutput<typeof Button>;

/** One message of the conversation's log; `seq` counts from 1 without gaps. */
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

/** A stretch of the log; `more` says that there is more to ask for. */
export function readHistory(data: unknown): { messages: Message[]; more: boolean } {
  return v.parse(History, data);
}

/** What became of a message that was sent: the log has it, or why it was not taken; null where that is unclear. */
export function readReceipt(data: unknown): { logged: Message } | { refused: string; detail: string } | null {
  const logged = readMessage(data);
  if (logged) return { logged };
  const refusal = v.safeParse(Refusal, data);
  return refusal.success ? refusal.output : null;
}
