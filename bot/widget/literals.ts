import { Visitor, parseSync, type Plugin } from 'vite';

const COMMENTS = /\/\*[^]*?\*\//g;
const INDENTATION = /\s*\n\s*/g;
const NEEDLESS_BLANKS = /\s*([{};,])\s*|(?<=:)\s+/g;

/** How much shorter each kind of Lit's template literals can be and mean the same. */
const SHORTENED: Readonly<Record<string, (text: string) => string>> = {
  css: (text) => text.replace(COMMENTS, '').replace(INDENTATION, ' ').replace(NEEDLESS_BLANKS, '$1'),
  html: (text) => text.replace(INDENTATION, ' '),
};

/** Leaves out of the bundle what is in templates and styles for those who read the source: indents and comments. */
export function literals(): Plugin {
  return {
    name: 'literals',
    apply: 'build',
    // Of TypeScript, only JavaScript is left by then.
    enforce: 'post',
    transform: {
      filter: { id: /\/src\/.*\.ts$/ },
      handler: (code, id) => ({ code: shortenedIn(code, id), map: null }),
    },
  };
}

function shortenedIn(code: string, file: string): string {
  const parts: { start: number; end: number; text: string }[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      const shortened = tag.type === 'Identifier' ? SHORTENED[tag.name] : undefined;
      if (!shortened) return;
      for (const { start, end, value } of quasi.quasis)
        parts.push({ start, end, text: shortened(value.raw) });
    },
  }).visit(parseSync(file, code, { lang: 'js' }).program);
  parts.sort((one, other) => other.start - one.start);
  return parts.reduce((rest, { start, end, text }) => rest.slice(0, start) + text + rest.slice(end), code);
}
