// What the Discord front says in English.
import { corpusEn } from './corpus-en.js';
import type { DiscordSentences } from './discord-sentences.js';

export const en: DiscordSentences = {
  answer: {
    question: 'Question',
    statement: 'Statement',
    quoted: (passages, documents) =>
      `**${plural(passages, 'passage', 'passages')} may answer this** · ${plural(documents, 'document', 'documents')}`,
    supporting: (passages, documents) =>
      `**${plural(passages, 'passage bears', 'passages bear')} on this statement** · ${plural(documents, 'document', 'documents')}\nRead them and judge for yourself; this is not a verdict.`,
    morePassages: (passages) => `**${plural(passages, 'further passage', 'further passages')}**`,
    nothing: (documents) =>
      documents === 1
        ? '**The one document here does not answer this.**'
        : `**Nothing in the ${documents} documents answers this.**`,
    noPassage: (documents) =>
      `**No passage found** in ${plural(documents, 'document', 'documents')} for this statement. That says nothing about whether it is true.`,
    emptyQuestion: 'There are no words to look for in this. Ask in a sentence or with a few keywords.',
    ownMessage:
      'This is a message of mine; what it quotes is copied from the documents. *Verify* under an answer reads the source again.',
    emptyCorpus: 'There are no documents yet, so nothing can be answered.',
    missing: (words) => `No document mentions: ${words}`,
    nearest: 'Closest documents (*not an answer*):',
  },
  citation: {
    open: 'open',
    page: (page) => `page ${page}`,
    paragraph: (paragraph) => `paragraph ${paragraph}`,
    section: (section) => `section “${section}”`,
    alsoIn: (titles) => `also in ${titles}`,
    after: (works) => `based on ${works}`,
  },
  button: {
    context: (number) => `Show in context${suffix(number)}`,
    verify: (number) => `Verify${suffix(number)}`,
    cite: (number) => `Cite${suffix(number)}`,
    more: 'More passages',
    like: (number) => `👍${suffix(number)}`,
    dislike: (number) => `👎${suffix(number)}`,
    delete: 'Delete',
    share: 'Share',
    read: 'Read',
    back: '◀ Back',
    forward: 'Forward ▶',
    pickQuote: 'Which quote do the buttons mean?',
    pickHit: 'Open a hit in its context',
    quoteOption: (number, title) => `Quote ${number} – ${title}`,
  },
  page: {
    heading: (page, pages) => `page ${page} of ${pages}`,
    part: (part, parts) => `part ${part} of ${parts}`,
  },
  unavailable: {
    removed: 'This source was removed from the documents; its text is no longer shown.',
    changed:
      'The document has changed since, and the quoted passage no longer stands in it. `/source` opens it as it is now.',
    pruned:
      'This answer is too old: the version of the documents that it quotes is no longer kept. Ask again.',
    unknown: 'This passage is not known here any more. Ask again.',
  },
  verification: {
    identical: '✅ **Identical.** The source holds this quote, letter for letter, at the same place.',
    moved:
      '✅ **Identical, but moved.** The source holds this quote, letter for letter, at another place now.',
    changed: '⚠ **Changed.** The source has changed and no longer holds exactly these words.',
    gone: '⚠ **Gone.** The file of this source can no longer be found.',
    removed: '⚠ **Removed.** This source was removed from the documents.',
    pruned: '⚠ The version of the documents that this answer quotes is no longer kept. Ask again.',
    unknown: '⚠ This passage is not known here any more. Ask again.',
  },
  cite: { plain: 'Plain', markdown: 'Markdown' },
  feedback: {
    thanks: 'Thank you. Noted for this quote, without your name.',
    ask: 'What is wrong with this quote? The quote and the reason are kept, not who said it.',
    placeholder: 'Choose one reason',
    kept: 'Thank you. The quote and your reason are kept, not your name.',
    reasons: {
      'wrong-passage': 'Wrong passage',
      'cut-badly': 'Cut badly',
      outdated: 'Outdated',
      other: 'Something else',
    },
  },
  lookup: {
    heading: 'Lookup',
    hits: (from, to, total) => `**${from}–${to} of ${plural(total, 'hit', 'hits')}**`,
    none: '**No hits.** These words stand in no document. Try fewer words, or drop the quotation marks.',
    empty: 'There are no words to look for in this. Type words, or an exact phrase in "quotation marks".',
  },
  source: {
    unknown: 'There is no such document. Choose one from the list that opens while you type.',
    published: 'Published by',
    date: 'Date',
    address: 'Address',
    file: 'File',
    pages: (pages) => plural(pages, 'page', 'pages'),
    languages: 'Languages',
    after: 'Based on',
  },
  share: {
    notAllowed: 'You may not write in this channel, so this cannot be shared here.',
  },
  deletion: {
    notYours: 'Only the person who asked, or a moderator, can delete this answer.',
  },
  settings: {
    heading: '**Settings of this server**',
    channels: (mentions) => `Mentions are answered in: ${mentions}`,
    everywhere: 'every channel where the bot may write',
    language: (name) => `Language where a member’s own is not known: ${name}`,
    pickChannels: 'Channels for mentions (none = everywhere)',
    pickLanguage: 'Default language',
    explain: '-# Commands work in every channel where the server allows them.',
    saved: 'Saved.',
  },
  refusal: {
    needsManageServer: 'This needs the permission *Manage Server*.',
    onlyInServer: 'This works only in a server that has the bot.',
    tooMany: (seconds) =>
      `That was a lot of questions. Please ask again in ${plural(seconds, 'second', 'seconds')}.`,
    serverTooMany: (seconds) =>
      `This server is asking a lot right now. Please ask again in ${plural(seconds, 'second', 'seconds')}.`,
    restarting: 'The bot is restarting. Please ask again in a minute.',
    cannotSpeak: (channel) =>
      `You mentioned me in ${channel}, but I may not answer there: I need *View Channel*, *Send Messages* (in threads: *Send Messages in Threads*) and *Read Message History*. \`/ask\` may work there, and you can ask me here.`,
    outdatedButton: 'This button belongs to an older version of the bot. Ask again.',
  },
  failure: {
    general: (reference) =>
      `Something went wrong on our side. Try again; if it stays, give the operator this reference: \`${reference}\``,
    slow: (reference) =>
      `This took too long and was given up. Try again in a moment. Reference: \`${reference}\``,
    blocked: (reference) =>
      `Discord did not accept the answer here (perhaps a word filter of this server). Reference: \`${reference}\``,
  },
  corpus: corpusEn,
  languageName: (code) => LANGUAGES[code] ?? code,
  help: (documents) =>
    `**Answers in exact quotes**
I answer from ${plural(documents, 'document', 'documents')}: each answer is a choice of passages, copied to the letter, with its source. I never write anything of my own about the subject. If the documents do not say it, I say so.

**Ask**
- \`/ask\` – a question in English or Vietnamese; \`source\` asks one document, \`private\` shows the answer only to you
- mention me, or write me a direct message; reply to an answer (or go on in the thread) for a follow-up
- *Apps → Find sources* on any message – passages that bear on what it says

**Look up**
- \`/lookup\` – words, or an exact phrase in "quotation marks"
- \`/source\` – open a document and page through it

**Under an answer**
*Show in context* opens the text around a quote, *Verify* reads the source again, *Cite* gives a citation to copy, *More passages* shows what else there is, 👍 👎 tell the operator how good a quote is.

\`/privacy\` says what is kept.`,
  privacy: (keptDays) => `**What is kept: nothing about people**
- Questions are answered on the operator’s own machine; no other service sees them. ${
    keptDays > 0
      ? `A question that finds no answer is kept for ${plural(keptDays, 'day', 'days')}, so that the documents can be completed: its words, its language and the day, without your name. The question above a quote that you rate is kept with the rating. The others are not stored; none is logged.`
      : 'They are not stored and not logged.'
  }
- Discord shows your question and my answer in the channel, as with every message. *Delete* under an answer removes it.
- For follow-ups the last question of a thread, a reply or a direct message is held in memory for some minutes, then forgotten.
- 👍 👎 keep the quote, the reason and the day, not who pressed.
- A server’s settings keep the channels and the language that its moderators chose.
- When something fails, the log holds a reference and the cause, no names and no questions.`,
};

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', vi: 'Vietnamese', und: 'unknown' };

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function suffix(number: number | undefined): string {
  return number === undefined ? '' : ` · ${number}`;
}
