/** Signs of danger in what people say in English; the same kinds. */
import type { DangerKind } from './kinds.ts'

export const ENGLISH: Readonly<Record<DangerKind, RegExp>> = {
  gas: /\b(gas leak|leaking gas|gas (is )?leaking|smell(s|ing)? (of |strongly of |like )?gas|carbon monoxide|rotten eggs)\b/iu,
  fire: /\b(on fire|house fire|caught fire|catching fire|there is a fire|fire in (the|our|my)|smoke (is )?(coming|pouring|rising)|smoke from|flames|sparks|burning (smell|down)|is (burning|alight)|hissing and getting hot)\b/iu,
  collapse:
    /\b(collapsed (wall|roof|building|house|bridge)|(wall|roof|ceiling|bridge|scaffold\w*|tree|balcony|building|crane|bricks?|tiles?|sign)[^.!?]{0,30}(about to (fall|collapse)|came down|collaps|falling|fell|leaning|cracked|given way|hanging)|landslide|sinkhole|falling (bricks|glass|tiles)|missing manhole|open manhole)/iu,
  electric:
    /\b(live wires?|electrocut(ed|ion)|electric shock|got a shock|power line[^.!?]{0,20}(down|fell|fallen)|(exposed|bare|hanging) (wire|cable)s?)\b/iu,
  water:
    /\b(drown(ing|ed)|(fell|went|drove|swept) (into|in|away)[^.!?]{0,12}(river|lake|canal|water|sea|reservoir|pond)|water[^.!?]{0,12}(pouring|rising|rushing)|cling(s|ing) to[^.!?]{0,40}(flood|river|water)|flood(ed|ing)[^.!?]{0,20}(trapped|people|basement|rising))\b/iu,
  trapped:
    /\b(trapped|(stuck|locked) (up )?in (the|a|our|my) (lift|elevator|car|flat|room|house)|buried|cannot get out)\b/iu,
  selfharm:
    /\b(suicid(e|al)|kill (myself|himself|herself|themselves)|(can'?t|cannot) go on|end (my|his|her) (own )?life|end it all|want(s)? to die|jump (off|from)|overdose|(took|taken|swallowed) (too many|all the) pills|pills here|harm(ing)? (myself|himself|herself)|no reason to live|goodbye forever)\b/iu,
  violence:
    /\b(being (attacked|beaten|held)|(hitting|beating|strangling|attacking|hurting|threatening to kill) (me|her|him|us|my|his)|(beat|hit|kicked|stabbed|robbed|threatened|raped|attacked) (me|her|him|us)|(has|with) a (knife|gun|axe)|gunshots?|(is|are) screaming|kidnap(ped)?|raped?|following me|help me|stabb(ed|ing)|locked myself|won'?t let me (go|leave))\b/iu,
  child:
    /\b(missing (child|boy|girl)|(child|boy|girl|daughter|son|kid|toddler)[^.!?]{0,24}(missing|(not|never) come home|taken|hanging|left alone|locked)|child abuse)\b/iu,
  medical:
    /\b(bleeding|unconscious|not (breathing|responding|moving)|lying in the|heart attack|stroke|seizure|collapsed|chok(ing|ed)|poison(ed|ing)|not opened the door|cannot breathe|can'?t breathe|bitten by)\b/iu,
  traffic:
    /\b(car crash|(car|truck|bus|lorry)[^.!?]{0,20}(overturned|crashed|hit a|dangling|hanging off)|(hit|struck) by a (car|bus|truck|lorry|train)|run over)\b/iu,
  chemical:
    /\b(explosion|exploded|bomb|toxic (gas|smoke|leak)|chemical (leak|spill)|chlorine|ammonia leak)\b/iu,
}
