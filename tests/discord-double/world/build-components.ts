// Turns the components of a request into those of a stored message: ids, defaults, files by their address.
import type { MessageComponent } from '../limits/component-shape.js';
import type { StoredAttachment } from './attachments.js';

type Loose = Record<string, unknown>;

export function componentsJson(
  nextSnowflake: () => string,
  components: readonly MessageComponent[],
  attachments: readonly StoredAttachment[],
): Loose[] {
  const all: readonly Loose[] = components;
  const nextId = countUp(new Set(all.flatMap(idsIn)));
  const media = (value: unknown): Loose =>
    mediaJson(nextSnowflake, (value as { url: string }).url, attachments);
  const build = (c: Loose): Loose => {
    const id = typeof c.id === 'number' && c.id !== 0 ? c.id : nextId();
    const children = c.components ? { components: (c.components as Loose[]).map(build) } : {};
    const accessory = c.accessory ? { accessory: build(c.accessory as Loose) } : {};
    return { ...dropEmpty({ ...c, id }), ...children, ...accessory, ...defaultsOf(c, media, attachments) };
  };
  return all.map(build);
}

/** attachment://name becomes the address of the uploaded file. */
export function mediaUrl(url: string, attachments: readonly StoredAttachment[]): string {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  return attachments.find((a) => a.filename === name)?.url ?? url;
}

export function dropEmpty(object: object): Loose {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== null),
  );
}

function idsIn(c: Loose): number[] {
  const children = [
    ...((c.components as Loose[] | undefined) ?? []),
    ...(c.accessory ? [c.accessory as Loose] : []),
  ];
  return [...(typeof c.id === 'number' ? [c.id] : []), ...children.flatMap(idsIn)];
}

function countUp(taken: ReadonlySet<number>): () => number {
  let last = 0;
  return () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
}

function mediaJson(
  nextSnowflake: () => string,
  from: string,
  attachments: readonly StoredAttachment[],
): Loose {
  const url = mediaUrl(from, attachments);
  const file = attachments.find((a) => a.url === url);
  const common = { url, proxy_url: url, width: null, height: null, content_type: file?.content_type ?? null };
  return file ? { id: file.id, ...common, attachment_id: file.id } : { id: nextSnowflake(), ...common };
}

type Media = (value: unknown) => Loose;

/** The fields that Discord fills in, by the kind of component. */
function defaultsOf(c: Loose, media: Media, attachments: readonly StoredAttachment[]): Loose {
  return DEFAULTS[c.type as number]?.(c, media, attachments) ?? {};
}

const selectDefaults = (c: Loose): Loose => ({
  min_values: c.min_values ?? 1,
  max_values: c.max_values ?? 1,
});
const spoilerOf = (c: Loose): Loose => ({ spoiler: c.spoiler ?? false });

const DEFAULTS: Readonly<
  Record<number, (c: Loose, media: Media, files: readonly StoredAttachment[]) => Loose>
> = {
  3: (c) => ({ ...selectDefaults(c), options: (c.options as Loose[]).map(dropEmpty) }),
  5: selectDefaults,
  6: selectDefaults,
  7: selectDefaults,
  8: selectDefaults,
  11: (c, media) => ({ media: media(c.media), description: c.description ?? null, ...spoilerOf(c) }),
  12: (c, media) => ({
    items: (c.items as Loose[]).map((item) => ({
      media: media(item.media),
      description: item.description ?? null,
      ...spoilerOf(item),
    })),
  }),
  13: (c, media, files) => {
    const file = media(c.file);
    const stored = files.find((a) => a.url === file.url);
    return { file, name: stored?.filename ?? null, size: stored?.size ?? null, ...spoilerOf(c) };
  },
  14: (c) => ({ divider: c.divider ?? true, spacing: c.spacing ?? 1 }),
  17: (c) => ({ accent_color: c.accent_color ?? null, ...spoilerOf(c) }),
};
