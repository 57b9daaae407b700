"""The inner loops: the best token of each passage, and Adam on the rows that a batch touched."""

import numba
import numpy as np
import torch

NEGLIGIBLE = 3e-4  # of the largest gradient: below that a pair of tokens is left as it is


class LateInteraction(torch.autograd.Function):
    """Sum over a query's tokens of share times the largest cosine in the passage: queries x passages.

    The gradient flows to that one passage token only, and most passages of a batch are no rivals at all:
    going through the few pairs that matter is cheaper than products of matrices.
    """

    @staticmethod
    def forward(context, units, shares, passages, queries):
        """`units`: tokens x dimensions. Text i of `passages` (a `Texts`) has the rows
        columns[bounds[i]:bounds[i + 1]] of its distinct tokens, and so have `queries`, with their `shares`."""
        read, asked = units[passages.distinct], units[queries.distinct]
        similarities = (read.bfloat16() @ asked.bfloat16().T).float()  # AMX: four times as fast
        best, rows = best_rows(similarities.numpy(), passages.columns, passages.bounds)
        best = np.ascontiguousarray(best.T)
        context.save_for_backward(units, shares)
        context.passages, context.queries = passages, queries
        context.best, context.rows = best, np.ascontiguousarray(rows.T)
        return torch.from_numpy(sum_rows(best, shares.numpy(), queries.columns, queries.bounds))

    @staticmethod
    def backward(context, gradient):
        units, shares = (t.numpy() for t in context.saved_tensors)
        queries = context.queries
        for_best, for_shares = sum_rows_back(
            gradient.contiguous().numpy(), context.best, shares, queries.columns, queries.bounds
        )
        threshold = np.float32(NEGLIGIBLE * np.abs(for_best).max())
        for_units = flow_back(for_best, context.rows, units, context.passages.distinct, queries.distinct, threshold)
        return torch.from_numpy(for_units), torch.from_numpy(for_shares), None, None


# Plain loops over local rows: seven times faster than torch.max with its indices.
@numba.njit(parallel=True, cache=True)
def best_rows(similarities, columns, bounds):
    """For each passage p and query token j: the largest similarities[r, j] over its rows r, and that r."""
    passages, asked = len(bounds) - 1, similarities.shape[1]
    best = np.empty((passages, asked), np.float32)
    rows = np.empty((passages, asked), np.int32)
    for p in numba.prange(passages):
        values, places = best[p], rows[p]
        values[:] = similarities[columns[bounds[p]]]
        places[:] = columns[bounds[p]]
        for k in range(bounds[p] + 1, bounds[p + 1]):
            row = np.int32(columns[k])
            read = similarities[row]
            for j in range(asked):
                better = read[j] > values[j]
                values[j] = read[j] if better else values[j]
                places[j] = row if better else places[j]
    return best, rows


@numba.njit(cache=True, fastmath=True)
def sum_rows(best, shares, columns, bounds):
    sums = np.zeros((len(bounds) - 1, best.shape[1]), np.float32)
    for q in range(len(sums)):
        total = sums[q]
        for k in range(bounds[q], bounds[q + 1]):
            share, values = shares[k], best[columns[k]]
            for p in range(len(total)):
                total[p] += share * values[p]
    return sums


@numba.njit(cache=True, fastmath=True)
def sum_rows_back(gradient, best, shares, columns, bounds):
    for_best, for_shares = np.zeros_like(best), np.zeros_like(shares)
    for q in range(len(gradient)):
        g = gradient[q]
        for k in range(bounds[q], bounds[q + 1]):
            share, values, given = shares[k], best[columns[k]], for_best[columns[k]]
            agreement = np.float32(0)
            for p in range(len(g)):
                given[p] += share * g[p]
                agreement += g[p] * values[p]
            for_shares[k] = agreement
    return for_best, for_shares


@numba.njit(cache=True, fastmath=True)
def flow_back(gradient, rows, units, read, asked, threshold):
    """Gradients of the token vectors; `gradient` and `rows`: query tokens x passages."""
    for_units = np.zeros_like(units)
    for j in range(gradient.shape[0]):
        own, mine = units[asked[j]], for_units[asked[j]]
        for p in range(gradient.shape[1]):
            g = gradient[j, p]
            if abs(g) > threshold:
                other, theirs = units[read[rows[j, p]]], for_units[read[rows[j, p]]]
                for d in range(own.shape[0]):
                    mine[d] += g * other[d]
                    theirs[d] += g * own[d]
    return for_units


class RowAdam:
    """Adam that leaves rows without a gradient, and their moments, as they are.

    `of_units`: the gradient is that of the normalised rows.
    """

    def __init__(self, table: np.ndarray, of_units: bool = False):
        self.table, self.first, self.second = table, np.zeros_like(table), np.zeros_like(table)
        self.steps, self.of_units = 0, of_units

    def step(self, rows: np.ndarray, gradient: torch.Tensor, rate: float) -> None:
        self.steps += 1
        rate *= np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        if self.of_units:
            through_normalisation(self.table, rows, gradient.numpy())
        update_rows(self.table, self.first, self.second, rows, gradient.numpy(), np.float32(rate))


@numba.njit(cache=True, fastmath=True)
def unit_rows(table, rows):
    units = np.empty((len(rows), table.shape[1]), np.float32)
    for i in range(len(rows)):
        row = table[rows[i]]
        square = np.float32(0)
        for d in range(len(row)):
            square += row[d] * row[d]
        for d in range(len(row)):
            units[i, d] = row[d] / np.sqrt(square)
    return units


@numba.njit(cache=True, fastmath=True)
def through_normalisation(table, rows, gradient):
    """Gradients of unit vectors become those of the rows that were normalised, in place."""
    for i in range(len(rows)):
        row, g = table[rows[i]], gradient[i]
        square, along = np.float32(0), np.float32(0)
        for d in range(len(row)):
            square += row[d] * row[d]
            along += row[d] * g[d]
        length, along = np.float32(1) / np.sqrt(square), along / square
        for d in range(len(row)):
            g[d] = (g[d] - along * row[d]) * length


@numba.njit(cache=True, fastmath=True)
def update_rows(table, first, second, rows, gradient, rate):
    for i in range(len(rows)):
        values, m, v, g = table[rows[i]], first[rows[i]], second[rows[i]], gradient[i]
        for d in range(len(values)):
            m[d] = np.float32(0.9) * m[d] + np.float32(0.1) * g[d]
            v[d] = np.float32(0.999) * v[d] + np.float32(0.001) * g[d] * g[d]
            values[d] -= rate * m[d] / (np.sqrt(v[d]) + np.float32(1e-8))
