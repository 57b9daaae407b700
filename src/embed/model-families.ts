// Families of hub models: prefixes, pooling and languages as their model cards give them; checksums that are known.
import type { LanguageCode } from '../domain.js';
import type { Pooling } from './model-recipe.js';

export interface ModelFamily {
  /** Matched against the model's id. The first family that matches counts. */
  readonly names: RegExp;
  readonly pooling: Pooling;
  readonly questionPrefix?: string;
  readonly passagePrefix?: string;
  /** Empty: no claim is made. */
  readonly languages: readonly LanguageCode[];
}

const codes = (list: string): readonly LanguageCode[] => list.split(' ');

/** Languages of XLM-RoBERTa, on which the multilingual families are built. */
const XLM_R = codes(
  'af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha he hi hr hu hy id ' +
    'is it ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my ne nl no om or pa pl ps pt ro ru sa sd si ' +
    'sk sl so sq sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh',
);

/** Languages that the multilingual sentence-transformers were distilled for. */
const PARAPHRASE = codes(
  'ar bg ca cs da de el en es et fa fi fr gl gu he hi hr hu hy id it ja ka ko ku lt lv mk mn mr ms my nb nl pl pt ' +
    'ro ru sk sl sq sr sv th tr uk ur vi zh',
);

const BGE_QUERY = 'Represent this sentence for searching relevant passages: ';

export const MODEL_FAMILIES: readonly ModelFamily[] = [
  {
    names: /(?:^|\/)multilingual-e5-(?:small|base|large)$/i,
    pooling: 'mean',
    questionPrefix: 'query: ',
    passagePrefix: 'passage: ',
    languages: XLM_R,
  },
  {
    names: /(?:^|\/)e5-(?:small|base|large)(?:-v2)?$/i,
    pooling: 'mean',
    questionPrefix: 'query: ',
    passagePrefix: 'passage: ',
    languages: ['en'],
  },
  { names: /(?:^|\/)bge-m3$/i, pooling: 'cls', languages: XLM_R },
  {
    names: /(?:^|\/)bge-(?:small|base|large)-en(?:-v1\.5)?$/i,
    pooling: 'cls',
    questionPrefix: BGE_QUERY,
    languages: ['en'],
  },
  {
    names: /(?:^|\/)snowflake-arctic-embed-[ml](?:-v1\.5|-long)?$|(?:^|\/)snowflake-arctic-embed-(?:xs|s)$/i,
    pooling: 'cls',
    questionPrefix: BGE_QUERY,
    languages: ['en'],
  },
  {
    names: /(?:^|\/)snowflake-arctic-embed-[ml]-v2\.0$/i,
    pooling: 'cls',
    questionPrefix: 'query: ',
    languages: XLM_R,
  },
  {
    names: /(?:^|\/)nomic-embed-text-v1(?:\.5)?$/i,
    pooling: 'mean',
    questionPrefix: 'search_query: ',
    passagePrefix: 'search_document: ',
    languages: ['en'],
  },
  { names: /(?:^|\/)paraphrase-multilingual-/i, pooling: 'mean', languages: PARAPHRASE },
  { names: /(?:^|\/)all-(?:MiniLM|mpnet|distilroberta)-/i, pooling: 'mean', languages: ['en'] },
  { names: /(?:^|\/)gte-(?:small|base|large)$/i, pooling: 'mean', languages: ['en'] },
  { names: /(?:^|\/)LaBSE$/i, pooling: 'cls', languages: XLM_R },
];

export interface KnownFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Files whose contents are known, by `model/file`: a download that differs is refused. */
export const KNOWN_FILES: Readonly<Record<string, KnownFile>> = {
  'Xenova/all-MiniLM-L6-v2/onnx/model_quantized.onnx': {
    bytes: 22_972_370,
    sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
  },
  'Xenova/gte-small/onnx/model_quantized.onnx': {
    bytes: 34_014_427,
    sha256: '34440558460f3d0d05fda102ade2d2a0672d112dd8c05b540c8fc3bc2051db90',
  },
};
