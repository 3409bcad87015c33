/** An emoji, and what it is called in either language. */
export interface Emoji {
  readonly sign: string;
  readonly name: { readonly en: string; readonly zh: string };
}

const ROWS: readonly (readonly [sign: string, en: string, zh: string])[] = [
  ['🙂', 'Slight smile', '微笑'],
  ['😀', 'Grinning face', '开心'],
  ['😂', 'Tears of joy', '笑哭'],
  ['😊', 'Smiling eyes', '害羞'],
  ['😍', 'Heart eyes', '喜欢'],
  ['😘', 'Blowing a kiss', '飞吻'],
  ['😎', 'Sunglasses', '酷'],
  ['🤩', 'Star-struck', '惊艳'],
  ['😉', 'Winking', '眨眼'],
  ['😅', 'Nervous laugh', '尴尬地笑'],
  ['🤔', 'Thinking', '思考'],
  ['😐', 'Neutral face', '面无表情'],
  ['🙄', 'Rolling eyes', '翻白眼'],
  ['😕', 'Confused', '困惑'],
  ['😢', 'Crying', '流泪'],
  ['😭', 'Sobbing', '大哭'],
  ['😡', 'Angry', '生气'],
  ['😱', 'Screaming', '震惊'],
  ['😴', 'Sleeping', '睡着'],
  ['🥳', 'Party face', '庆祝'],
  ['👍', 'Thumbs up', '赞'],
  ['👎', 'Thumbs down', '踩'],
  ['👌', 'OK hand', '好的'],
  ['👏', 'Clapping', '鼓掌'],
  ['🙏', 'Please or thank you', '拜托或感谢'],
  ['💪', 'Strong arm', '加油'],
  ['🤝', 'Handshake', '握手'],
  ['👋', 'Waving', '挥手'],
  ['❤️', 'Heart', '爱心'],
  ['💔', 'Broken heart', '心碎'],
  ['🔥', 'Fire', '火'],
  ['✨', 'Sparkles', '闪亮'],
  ['🎉', 'Confetti', '礼花'],
  ['🎁', 'Present', '礼物'],
  ['🛒', 'Shopping trolley', '购物车'],
  ['📦', 'Parcel', '包裹'],
  ['🚚', 'Delivery van', '送货车'],
  ['👟', 'Trainer', '运动鞋'],
  ['👕', 'T-shirt', '短袖'],
  ['💡', 'Light bulb', '灯泡'],
];

/** The emoji to choose from, in rows of eight. */
export const EMOJI: readonly Emoji[] = ROWS.map(([sign, en, zh]) => ({ sign, name: { en, zh } }));
