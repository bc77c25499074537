"""Claims out of text, and cards out of claims.

Blocks become sentences (`generator`, `store.sentences`), sentences become statements that stand
alone (`standalone`, `faults`, `introduced`, `pronouns`; `pieces` where the whole gives no card),
statements become drafts by typed rules (`acronyms`, `appositions`, `definitions`, `doings`,
`entries`, `explained`, `figures`, `happenings`, `joined`, `labels`, `lists`, `naming`, `reasons`,
`relations`, `clozes`), drafts are linted (`lint`), refused (`refusals`, `attached`, `hollow`,
`misread`, `mislabelled`, `openended`, `vague`) or held back (`reserve`), ranked (`ranking`,
`telling`, `weights`, `fitting`), thinned out (`duplicates`) and worded (`wording`, `topic`,
`spelling`). Questions are preferred to gaps: a question says what it asks for.

**Grammar.** Subjects, finite verbs and noun phrases come from closed classes of words, a list of
1,880 verbs with their forms, agreement and a few suffixes (`tokens`, `verbs`, `clauses`); where
two readings are left there is no clause and no card. The other way that was tried is an averaged
perceptron trained on newspaper text (the tagger of textblob-aptagger: 8.1 MB, 0.66 s to load,
31 KB/s), used as a veto on drafts whose finite verb it tags as something else. On the judged
corpus it would have turned down 38 drafts: 27 kept by hand, 6 to edit and only 5 bad ones, because
it takes the present tense of notes ("caffeine blocks", "limits") for plurals. A second
trial was a tagger and a greedy dependency parser (averaged perceptrons, fitted on the English Web
Treebank and GUM: 95 % of classes, 80 % of heads right, 1.4 MB, 0.1 s to load), whose trees gave
questions after subject, object, means, reason and time, and told how sure they were. On 72 pages
by many hands it asked three times as much, of which strangers kept a third, and with its features
the best thirty drafts were kept no oftener (53 % against 50 to 53 %). So the lists stayed:
nothing to load, 0.1 s of import, 120 KB of notes a second (`make bench`), and errors that one can
read and mend.
"""

from store.claims.duplicates import near_equal
from store.claims.generator import propose
from store.claims.hand import by_hand, choices
from store.claims.proposal import Proposal

__all__ = ["Proposal", "by_hand", "choices", "near_equal", "propose"]
