import type { Conversation } from '../chat/conversation';
import type { Message, Picture } from '../chat/protocol';
import type { Strings } from './strings';

/** What is said aloud, to those who do not see it, when `before` becomes `after`: each thing once. */
export function announcements(before: Conversation, after: Conversation, strings: Strings): string[] {
  const known = new Map(before.messages.map((message) => [message.id, message]));
  const said = after.messages.flatMap((message) => {
    const earlier = known.get(message.id);
    if (earlier) return settledIn(earlier, message).map((picture) => pictureWords(picture, strings));
    const isNews = message.role !== 'shopper' && message.seq > after.joinedAt;
    return isNews ? [messageWords(message, strings)] : [];
  });
  return after.typing && !before.typing ? [...said, strings.typing] : said;
}

function messageWords({ role, text, pictures, buttons }: Message, strings: Strings): string {
  const replies = buttons.map(({ title }) => title).join(', ');
  return [
    `${strings.sentBy[role]}: ${text}`,
    ...pictures.map((picture) => pictureWords(picture, strings)),
    ...(replies ? [`${strings.replies}: ${replies}`] : []),
  ].join('\n');
}

function settledIn(earlier: Message, message: Message): Picture[] {
  const pending = new Set(earlier.pictures.filter(({ status }) => status === 'pending').map(({ id }) => id));
  return message.pictures.filter(({ id, status }) => pending.has(id) && status !== 'pending');
}

function pictureWords({ status, alt, label }: Picture, strings: Strings): string {
  if (status === 'pending') return strings.picturePending;
  if (status === 'failed') return strings.pictureFailed;
  return [strings.picture, label, alt].filter(Boolean).join(': ');
}
