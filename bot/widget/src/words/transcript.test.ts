// @vitest-environment happy-dom
import { expect, it } from 'vitest';

import { readMessage, type Message } from '../chat/protocol';
import { STRINGS } from './strings';
import { transcriptOf } from './transcript';

function message(fields: Record<string, unknown>): Message {
  const read = readMessage({ id: 'm1', seq: 1, role: 'bot', text: '', ...fields });
  if (!read) throw new Error('not a message');
  return read;
}

const CREATED = '2026-11-23T12:00:00Z';
const PICTURE = { id: 'pic_1', url: '/media/a.webp', alt: 'The sole', label: 'AI-enhanced' };

it('a transcript says who said what and when, and where the pictures are', () => {
  const messages = [
    message({ role: 'shopper', text: 'The sole?', created_at: CREATED }),
    message({ text: 'Here it is.\nAnything else?', pictures: [PICTURE], created_at: 'yesterday' }),
  ];
  const heading = { title: 'Juniper', gateway: 'https://chat.example', language: 'en' } as const;
  const lines = transcriptOf(messages, { ...heading, strings: STRINGS.en }).split('\n');
  expect(lines[0]).toBe('Juniper');
  expect(lines[2]).toMatch(/^You, .*2026/);
  expect(lines.slice(3)).toEqual([
    'The sole?',
    '',
    'Assistant',
    'Here it is.',
    'Anything else?',
    'Picture | The sole | AI-enhanced | https://chat.example/media/a.webp',
    '',
  ]);
});

it('a transcript speaks the language of the chat', () => {
  const heading = { title: '杜松之家', gateway: 'https://chat.example', language: 'zh' } as const;
  const transcript = transcriptOf([message({ role: 'shopper', text: '在吗', created_at: CREATED })], {
    ...heading,
    strings: STRINGS.zh,
  });
  expect(transcript).toMatch(/^杜松之家\n\n您, 2026年11月23日.*\n在吗\n$/);
});
