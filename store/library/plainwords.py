"""Words that tell nothing of what an episode is about.

English, as it is written and as it is talked. In another language nothing is lost but sharpness: a
word that stands in most episodes weighs next to nothing anyway.
"""

from __future__ import annotations

__all__ = ["DULL", "FUNCTION_WORDS"]

FUNCTION_WORDS = frozenset(
    """
    a about above absolutely actually after again against ago all almost also although always am
    an and another any anyone anything are aren't around as at away back basically be because
    become been before being below between bit both but by came can can't comes could couldn't
    definitely did didn't do does doesn't doing don't done down during each either else even ever
    every everyone everything exactly find first for from further gave get gets getting give given
    goes going gonna got had has have haven't having he he'd he'll he's hello her here here's hers
    herself hey him himself his hmm how however huh i i'd i'll i'm i've if in including indeed
    instead into is isn't it it'd it'll it's its itself just keep knew know known last later least
    less let let's like likely literally made make makes making many may maybe me mean means might
    more most much must my myself never next no nor not nothing now of off often oh ok okay old on
    once one ones only onto or other others our ours ourselves out over own per perhaps pretty
    probably put quite rather really right said same saw say says see seem seems seen several
    shall she she's should shouldn't since so some someone something sometimes sort still stuff
    such sure takes talked talking tell than thank thanks that that's the their theirs them
    themselves then there there's these they they'd they'll they're they've thing things think
    this those though thought three through thus to today together told too totally towards tried
    true try trying two uh uhm um under until up upon us use used uses using usually various very
    via wanna want wants was wasn't way ways we we'd we'll we're we've welcome well went were
    weren't what what's when where whether which while who who's whole whose why will with within
    without won't would wouldn't wow yeah yep yes yet you you'd you'll you're you've your yours
    yourself
    """.split()
)
"""Words that only hold others together, or fill a pause: no pair begins or ends with one."""

DULL = frozenset(
    """
    across additionally alongside already amount analogous area aspects based basis behind better
    beyond big broader broadly call called capabilities case challenge challenges clear com come
    compare compared compares comparison complete concept concepts consider contrasts conversation
    core create crucial current currently describe described describes despite detail details
    difference different dig digs discuss discussion dive drive effectively enable enables enough
    episode episodes especially essential essentially example examples excited existing explain
    explained explains explore explores extremely face fact few finally found full fully
    fundamental fundamentally generally gives go good great guest happen happening happens hard
    highlighting highlights host hour hours http https idea ideas important importantly inside
    insight insights interesting interview introduce introduces introducing involve involves issue
    issues join joined joining key kind kinds large larger leverage leverages leveraging listen
    listener listeners little long look looking lot main major minute minutes motivation
    motivations multiple natural need needs new notably note notes novel obviously offer offers
    overall paper papers part particular particularly people perspective podcast podcasts point
    points possible potential potentially powerful practical present problem problems process
    provide provides question questions range real recent recently related report reported reports
    require required requires research researcher researchers result results role saying sense
    serve show shows significant significantly similar simple simply single small sources specific
    specifically start started starting step steps story suggest suggests superior take talk task
    tasks term terms therefore time times topic topics toward transcript truly turn type types
    typically ultimately underlying understand understanding university value versus vs wide word
    words work works world www year years
    """.split()
)
"""Words that say something only beside another: "time" in "test-time"."""
