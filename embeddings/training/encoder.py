"""A small transformer that sees how alike two tokens are.

Its input is a question and a passage's sentences: [CLS] question [SEP] sentence [SEP] sentence [SEP] …
Matching words, of both languages, must not have to be learned twice from little text: in each head, attention between two
tokens is raised by the cosine of their vectors in the static model times a learned number, and each token is told how well
the other part meets it.
"""

import torch
import torch.nn.functional as F
from torch import nn

PAD, UNK, CLS, SEP, MASK = range(5)
LONGEST = 256  # tokens


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float):
        super().__init__()
        self.heads = heads
        self.before_attention, self.before_inner = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query_key_value, self.mixed = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.alike = nn.Parameter(torch.tensor([4.0 if head % 2 else 0.0 for head in range(heads)]))
        self.dropout = dropout

    def forward(self, x, cosines, hidden, marks=None):
        """`x`: batch x tokens x width; `cosines`, `hidden`: what is added to the logits of attention.

        `marks`: batch x n, the tokens whose states are wanted; without it, those of all.
        """
        width = x.shape[2]
        parts = self.query_key_value(self.before_attention(x)).chunk(3, 2)
        if marks is not None:
            x, cosines, *parts = chosen(x, marks), chosen(cosines, marks), chosen(parts[0], marks), *parts[1:]
        query, key, value = (rows.view(*rows.shape[:2], self.heads, -1).transpose(1, 2) for rows in parts)
        logits = (query * (width // self.heads) ** -0.5) @ key.transpose(2, 3)
        logits = logits + self.alike.to(logits.dtype)[:, None, None] * cosines.to(logits.dtype)[:, None] + hidden
        mixed = (torch.softmax(logits, -1, dtype=logits.dtype) @ value).transpose(1, 2).reshape(x.shape)
        x = x + F.dropout(self.mixed(mixed), self.dropout, self.training)
        inner = self.outer(F.gelu(self.inner(self.before_inner(x))))
        return x + F.dropout(inner, self.dropout, self.training)


def chosen(rows, marks):
    """Of batch x tokens x width the marked tokens, batch x n x width."""
    return rows.gather(1, marks[:, :, None].expand(-1, -1, rows.shape[2]))


class Encoder(nn.Module):
    """Token ids and their part (0: question, 1: passage) -> states, batch x tokens x width."""

    def __init__(self, vocabulary: int, width: int = 256, layers: int = 6, heads: int = 4, inner: int = 1024,
                 dropout: float = 0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.register_buffer("static", torch.zeros(vocabulary, width), persistent=False)  # unit vectors; special tokens are zero
        self.met = nn.Parameter(torch.zeros(2, width))
        self.places, self.parts = nn.Embedding(LONGEST, width), nn.Embedding(2, width)
        for table in (self.places, self.parts):
            nn.init.normal_(table.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.last = nn.LayerNorm(width)
        self.dropout = dropout
        for name, weight in self.layers.named_parameters():
            if weight.dim() == 2:
                nn.init.normal_(weight, std=0.02 if "outer" not in name and "mixed" not in name else 0.006)

    def forward(self, ids, parts, marks=None):
        """With `marks`, batch x n, the states of these tokens alone: the last layer spends nothing on others."""
        words = self.words(ids)
        static = self.static[ids]
        cosines = static @ static.transpose(1, 2)
        met = torch.where(parts[:, :, None] != parts[:, None, :], cosines, 0).amax(2)[:, :, None]
        hidden = torch.where(ids == PAD, -1e4, 0.0).bfloat16()[:, None, None, :]
        places = self.places(torch.arange(ids.shape[1], device=ids.device))
        part = parts[:, :, None].to(words.dtype)  # a look-up in two rows would make their gradients wait in line
        x = words + places + either(self.parts.weight, part) + met * either(self.met, part)
        x = F.dropout(x, self.dropout, self.training)
        for layer in self.layers[:-1]:
            x = layer(x, cosines, hidden)
        return self.last(self.layers[-1](x, cosines, hidden, marks))


def either(rows, part):
    """The first row where `part` is 0, the second where it is 1."""
    return rows[0] + part * (rows[1] - rows[0])


class Reader(nn.Module):
    """How likely each sentence of a passage answers the question: a logit, read at the [SEP] that closes it."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder, self.head = encoder, nn.Linear(encoder.words.weight.shape[1], 1)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids, parts, marks=None):
        """Logits of all tokens, or of those in `marks`."""
        return self.head(self.encoder(ids, parts, marks)).squeeze(-1)


def static_units(table, width: int) -> torch.Tensor:
    """The static model's directions, turned so that nearly all of them lies in the `width` dimensions that are kept."""
    vectors = torch.as_tensor(table, dtype=torch.float32)
    units = F.normalize(vectors, dim=1)
    _, directions = torch.linalg.eigh(units.T @ units)
    turned = F.normalize(units @ directions[:, -width:], dim=1)
    turned[: MASK + 1] = 0
    return turned
