// The small pieces that the shapes of Discord's bodies are written with, in Discord's way of counting and of complaining.
import { z } from 'zod';
import { invalidForm, type Complaint } from './refusal.js';

/** Parses `value`, or throws 50035 with every fault, each under `at`. */
export function parseOrRefuse<S extends z.ZodType>(
  shape: S,
  value: unknown,
  at: readonly PropertyKey[] = [],
): z.output<S> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw invalidForm(
    result.error.issues.map((issue) => ({ ...toComplaint(issue), path: [...at, ...issue.path] })),
  );
}

/** Discord counts code points, not UTF-16 units. */
export function countChars(text: string | null | undefined): number {
  return text ? [...text].length : 0;
}

export function text(min: number, max: number): z.ZodString {
  return z.string().check((ctx) => {
    const length = countChars(ctx.value);
    if (length > max)
      ctx.issues.push(fault(ctx.value, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`));
    else if (length < min && min === 1)
      ctx.issues.push(fault(ctx.value, 'BASE_TYPE_REQUIRED', 'This field is required'));
    else if (length < min)
      ctx.issues.push(
        fault(ctx.value, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`),
      );
  });
}

export function list<S extends z.ZodType>(item: S, min: number, max: number): z.ZodArray<S> {
  return z.array(item).check((ctx) => {
    if (ctx.value.length >= min && ctx.value.length <= max) return;
    ctx.issues.push(fault(ctx.value, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`));
  });
}

export const snowflake = z.union([z.string().regex(/^\d{1,20}$/), z.int()]).transform(String);

export const url = z.string().check((ctx) => {
  if (/^(https?:\/\/|attachment:\/\/)\S+$/.test(ctx.value) && countChars(ctx.value) <= 2048) return;
  ctx.issues.push(fault(ctx.value, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.'));
});

export function fault(input: unknown, code: string, message: string, path: PropertyKey[] = []): CustomIssue {
  return { code: 'custom', input, message, path, params: { discord: code } };
}

// A type and not an interface: zod wants an implicit index signature.
type CustomIssue = {
  code: 'custom';
  input: unknown;
  message: string;
  path: PropertyKey[];
  params: { discord: string };
};

function toComplaint(issue: z.core.$ZodIssue): Omit<Complaint, 'path'> {
  if (issue.code === 'custom')
    return { code: String(issue.params?.['discord'] ?? 'BASE_TYPE_INVALID'), message: issue.message };
  if (issue.code === 'invalid_type')
    return { code: 'BASE_TYPE_BAD_TYPE', message: `Value must be of type ${issue.expected}.` };
  if (issue.code === 'invalid_value')
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.join(', ')}}.` };
  if (issue.code === 'invalid_union')
    return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not valid here.' };
  if (issue.code === 'too_big')
    return { code: 'NUMBER_TYPE_MAX', message: `Must be ${String(issue.maximum)} or less.` };
  if (issue.code === 'too_small')
    return { code: 'NUMBER_TYPE_MIN', message: `Must be ${String(issue.minimum)} or more.` };
  return { code: 'BASE_TYPE_INVALID', message: issue.message };
}
