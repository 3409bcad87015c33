/** The languages of the interface; what people write may be in any. */
export type Language = 'en' | 'zh';

const ENGLISH = {
  title: 'Chat with us',
  assistant: 'Automated assistant',
  introduction:
    'Hello! I am an automated assistant, not a person: ask me about a product or an order, and I will show you pictures where I have them.',
  open: 'Open the chat',
  close: 'Close the chat',
  unread: 'New messages',
  log: 'Conversation',
  compose: 'Your message',
  hint: 'Ask about a product or an order',
  send: 'Send',
  replies: 'Suggested replies',
  sentBy: { shopper: 'You', bot: 'Assistant', agent: 'Customer service', system: 'Notice' },
  typing: 'The assistant is writing',
  waiting: 'Not sent yet',
  lost: 'No connection right now. What you write is kept and sent as soon as it is back.',
  refused: 'Your message could not be taken. Please write it again in other words.',
  dismiss: 'Dismiss',
  enlarge: 'Enlarge the picture',
  picture: 'Picture',
  closePicture: 'Close the picture',
  showOriginal: 'Show the original photo',
  original: 'Original photo',
  picturePending: 'Making the picture…',
  pictureFailed: 'This picture could not be made.',
  pictureMissing: 'This picture could not be loaded.',
};

/** Every sentence of the interface. */
export type Strings = typeof ENGLISH;

const CHINESE: Strings = {
  title: '在线咨询',
  assistant: '自动客服助手',
  introduction: '您好！我是自动客服助手，不是真人：商品或订单的问题都可以问我，有图片时我会直接发给您看。',
  open: '打开聊天窗口',
  close: '关闭聊天窗口',
  unread: '有新消息',
  log: '聊天记录',
  compose: '您的消息',
  hint: '问问商品或订单',
  send: '发送',
  replies: '快捷回复',
  sentBy: { shopper: '您', bot: '助手', agent: '人工客服', system: '通知' },
  typing: '助手正在输入',
  waiting: '尚未发送',
  lost: '网络连接已断开。您写的消息会保存下来，恢复后自动发送。',
  refused: '这条消息没能发出去，请换个说法再试一次。',
  dismiss: '知道了',
  enlarge: '放大图片',
  picture: '图片',
  closePicture: '关闭图片',
  showOriginal: '查看原图',
  original: '原图',
  picturePending: '图片生成中…',
  pictureFailed: '这张图片没能生成。',
  pictureMissing: '这张图片没能加载出来。',
};

export const STRINGS: Readonly<Record<Language, Strings>> = { en: ENGLISH, zh: CHINESE };

/** The interface language for a BCP 47 tag such as "zh-CN"; English for what we do not speak. */
export function languageOf(tag: string | null | undefined): Language {
  return /^zh(-|$)/i.test(tag?.trim() ?? '') ? 'zh' : 'en';
}
