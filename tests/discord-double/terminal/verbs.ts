// What somebody may type in the sandbox besides slash commands, and what it does.
import { modalFields } from './render-message.js';
import { parseSlash } from './parse-slash.js';
import type { Seat } from './seat.js';

export type Verb = (rest: string, seat: Seat) => Promise<void> | void;

export const VERBS: Readonly<Record<string, Verb>> = {
  help: (_, seat) => seat.print(HELP),
  dm: (rest, seat) => seat.watchExchange(seat.person.dm(rest)),
  say: async (rest, seat) => {
    // The bot is not spoken to: whatever it says all the same is printed.
    await seat.person
      .say(rest, { channel: seat.place })
      .silent(500)
      .catch(() => undefined);
    seat.show();
  },
  reply: (rest, seat) => {
    const { last } = seat.screen;
    return seat.watchExchange(seat.person.say(rest, { channel: last.channel, replyTo: last }));
  },
  click: (rest, seat) => {
    const { screen, person } = seat;
    return seat.watchAnswer(person.click(screen.pressable, screen.control(rest)?.customId ?? rest));
  },
  choose: (rest, seat) => {
    const [which = '', ...values] = rest.split(' ');
    const menu = seat.screen.control(which);
    if (menu?.kind !== 'menu') throw new Error(`there is no menu ${which}`);
    return seat.watchAnswer(
      seat.person.select(seat.screen.pressable, menu.customId, values.join(' ').split(/\s*,\s*/)),
    );
  },
  fill: (rest, seat) => {
    if (!seat.form?.modal) throw new Error('no form is open');
    const values = rest.split('|').map((value) => value.trim());
    const filled = modalFields(seat.form.modal).flatMap(({ customId }, i) =>
      values[i] ? [[customId, values[i]] as const] : [],
    );
    return seat.watchAnswer(seat.person.submitModal(seat.form, Object.fromEntries(filled)));
  },
  complete: async (rest, seat) => {
    const { command, values } = parseSlash(seat.discord.world, rest);
    const typed = Object.entries(values).at(-1);
    if (typeof typed?.[1] !== 'string') throw new Error('complete /command option:the first letters');
    const others = Object.fromEntries(Object.entries(values).slice(0, -1));
    const answer = await seat.person
      .autocomplete(command, typed[0], typed[1], { channel: seat.place, others })
      .settled();
    const lines = answer.choices.map(
      ({ name, value }) => `│ ${name}${name === String(value) ? '' : `  (${value})`}`,
    );
    seat.print(lines.join('\n') || '│ no suggestions');
  },
  on: (rest, seat) => {
    const name = /^last\s+(.+)$/.exec(rest)?.[1];
    const message = seat.person.sees(seat.place).at(-1);
    if (name === undefined || !message) throw new Error('on last Name of the command');
    return seat.watchAnswer(seat.person.messageCommand(name, message));
  },
  locale: (rest, seat) => {
    seat.person.locale = rest;
    seat.print(`(${seat.person.name} reads ${rest})`);
  },
  as: (rest, seat) => {
    seat.become(rest);
    seat.print(`(you are ${seat.person.name})`);
  },
  in: (rest, seat) => {
    const { world, guild } = seat.discord;
    const known = guild.channels.find((channel) => channel.name === rest);
    seat.place = rest === 'dm' ? world.dmWith(seat.person.user) : (known ?? guild.addChannel(rest));
    seat.print(`(you are in ${rest})`);
  },
  thread: (rest, seat) => {
    seat.place = seat.discord.channel.addThread(rest, { starter: seat.person.user });
    seat.print(`(you are in the thread ${rest})`);
  },
};

const HELP = `/command words              a slash command; option:value where it has several options
@Verbatim words             a mention                       dm words           a direct message
say words                   words that are not for the bot  reply words        a reply to the bot's last message
click 2 · click Verify      a button of the last message    choose 1 a, b      a menu of the last message
fill first | second         a form that was opened          complete /command option:let
on last Name                Apps → Name, on the last message of the channel
locale vi                   your language                   as moderator       be somebody else
in general · in dm          go elsewhere                    thread Name        open a thread and go there
quit`;
