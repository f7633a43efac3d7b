/** Why something cannot be done with a matter, and what can be done instead. */
import type { Words } from '../kernel/index.ts'

export const matterRefusals = {
  no_such_matter: {
    zh: '没有这件事项，请核对编号。',
    en: 'There is no such matter. Please check the number.',
  },
  no_such_kind: { zh: '没有这个类别的事项。', en: 'There is no such kind of matter.' },
  unknown_act: {
    zh: '没有这个操作，请重新打开页面。',
    en: 'There is no such act. Please open the page anew.',
  },
  not_your_role: { zh: '这一步不由您来做。', en: 'This step is not yours to take.' },
  not_in_this_state: {
    zh: '事项走到现在这一步，还不能或不再能这样做。',
    en: 'Not possible at the stage the matter is in now.',
  },
  own_work: {
    zh: '自己办的事不能由自己或本系统的人核查、评价、办结。',
    en: 'Nobody checks, judges or closes their own work or that of their own line.',
  },
  another_person: {
    zh: '上一步是您做的，这一步要换一个人。',
    en: 'You did the step before; another person must do this one.',
  },
  nothing_to_take_back: {
    zh: '没有可以撤销的：之后又有了新进展，或者这一步本来就不能撤销。',
    en: 'There is nothing to take back: something else has happened since, or it cannot be taken back.',
  },
  taken_by_another: {
    zh: '这一步是别人做的，只有本人可以撤销。',
    en: 'Somebody else did it; only they can take it back.',
  },
  too_late_to_take_back: {
    zh: '已经过了可以撤销的半小时。',
    en: 'It can be taken back for half an hour, which is over.',
  },
  mention_cannot_see: {
    zh: '提到的岗位里有看不到这件事项的，不能提请它看。',
    en: 'One of the posts you mention may not see this matter, so it cannot be asked to look.',
  },
  one_by_one: {
    zh: '这一步要逐件做，不能成批办。',
    en: 'This is done one by one, not for many at once.',
  },
  same_matter_twice: {
    zh: '同一件事项选了两次。',
    en: 'The same matter is chosen twice.',
  },
  template_changed: {
    zh: '这条模板刚被别人改过，请看过新的再改；您写的还在。',
    en: 'Somebody has just changed this template. Look at it anew; what you wrote is still here.',
  },
  unfilled_placeholder: {
    zh: '模板里的“{name}”还没有填。请填好再提交。',
    en: '“{name}” of the template is not filled in yet. Please fill it in first.',
  },
  changed_meanwhile: {
    zh: '您填写的时候，这件事有了新进展。请看一看新的经过，再决定是否提交；您填的都还在。',
    en: 'Something happened to this matter while you were writing. Look at what is new and send again if you still want to; what you typed is still here.',
  },
  key_used_for_something_else: {
    zh: '同一张表已经提交过别的内容。',
    en: 'This form has already been sent with other content.',
  },
  try_again: {
    zh: '正好有人同时提交，请再按一次。',
    en: 'Somebody sent at the same moment. Please press once more.',
  },
  ask_without_answer: {
    zh: '每一项请求都要答复，还有没答的。',
    en: 'Each ask needs an answer; some have none yet.',
  },
  not_an_answer: {
    zh: '“收到”“已转办”不算答复：请写明做了什么、结果怎样，或者为什么办不了。',
    en: '"Received" or "forwarded" is no answer: say what was done and with what result, or why it cannot be done.',
  },
  cannot_needs_reason: {
    zh: '办不了要写明理由和依据。',
    en: 'If it cannot be done, say why and by which rule.',
  },
  cannot_needs_review: {
    zh: '办不了要写明哪一天再看一次。',
    en: 'If it cannot be done, say on which day it is looked at again.',
  },
  unit_lacks_power: {
    zh: '这一级单位没有办这类事的权限（{rule}），请改派。',
    en: 'A unit at this level has no power for it ({rule}). Please choose another.',
  },
  leads_already: { zh: '它已经是牵头单位。', en: 'It already leads.' },
  supports_already: {
    zh: '它已经在配合，还没有回复。',
    en: 'It already supports and has not replied yet.',
  },
  extended_once: { zh: '只能延期一次，已经延过了。', en: 'It may be extended once, and has been.' },
  too_late_to_extend: {
    zh: '期限已过，不能再延期。',
    en: 'The date has passed: it can no longer be extended.',
  },
  deferred_once: { zh: '只能挂账一次，已经挂过了。', en: 'It may be deferred once, and has been.' },
  objection_too_late: { zh: '退单的期限已过。', en: 'The time to object has passed.' },
  date_still_unknown: {
    zh: '日历还没有公布，期限未定，现在不用延期。',
    en: 'The date is not known yet, since the calendar is not published: no need to extend it now.',
  },
  accept_or_object_first: {
    zh: '先签收，或者说明理由退单。',
    en: 'Accept it first, or object with grounds.',
  },
  unit_has_nobody: {
    zh: '这个单位没有能办这件事的岗位，派过去就没人能办：请选别的单位，或先设岗位。',
    en: 'That unit has no post that may act on this matter: choose another, or set up a post first.',
  },
  nobody_could_judge: {
    zh: '能核查和回访的人都在这个单位的上下级，派给它就没有人能评判：请选别的单位。',
    en: 'Everybody who could check or call back is in the line of that unit: choose another, so that somebody else can judge.',
  },
  nobody_left_inside: {
    zh: '登记后这里就没有人可以办这件事了，请转上级渠道。',
    en: 'With that, nobody inside could handle the matter: hand it over to the channel above.',
  },
  holder_is_accused: {
    zh: '事项正在被反映的单位手里，请先改由别的单位办理。',
    en: 'The matter is in the hands of the unit concerned: give it to another unit first.',
  },
  sealed_stands_alone: {
    zh: '密办的事项单独办理，不能并单。',
    en: 'A sealed matter is handled by itself and is not merged.',
  },
  warned_already: { zh: '已经提醒过了。', en: 'That has been warned of already.' },
  object_once: { zh: '只能退单一次，已经退过了。', en: 'A unit may object once, and has.' },
  ruled_already: {
    zh: '已经裁定由谁来办，不能再退。',
    en: 'It has been ruled whose it is; no further objection.',
  },
  machine_may_not: {
    zh: '这件事不能由程序派，请人来派。',
    en: 'This may not be dispatched by the software; a person must do it.',
  },
  person_dispatched: {
    zh: '这件事不是由程序派的；承办单位认为不归它办，可以退单。',
    en: 'A person dispatched this; if it is not theirs, the unit may object.',
  },
  danger_already: {
    zh: '已经按危及生命财产办理。',
    en: 'It is already treated as a danger to life or property.',
  },
  merge_into_itself: { zh: '不能并入它自己。', en: 'It cannot be merged into itself.' },
  merge_target_not_open: {
    zh: '那件事项已经办结，不能并入。',
    en: 'That matter is over; nothing can be merged into it.',
  },
  reviewed_already: {
    zh: '已经复核过一次。您仍可以走其他法定渠道。',
    en: 'It has been reviewed once. Other channels the law provides stay open to you.',
  },
  nobody_inside: {
    zh: '这件事反映的是本级最上面的单位，这里没有人可以复核，请走上级渠道。',
    en: 'It concerns the highest unit here: nobody inside may review it. Please take the channel above.',
  },
  second_rework_needs_reason: {
    zh: '第一次重办不用说理由，这一次请写明哪里没有解决。',
    en: 'The first time needs no reason; this time please say what is not solved.',
  },
  still_time_to_judge: {
    zh: '诉求人评价的时间还没有到。',
    en: 'The resident still has time to judge.',
  },
  not_drawn_yet: {
    zh: '还没有抽样，抽样以后才能办结。',
    en: 'The sample has not been drawn yet; it comes first.',
  },
  drawn_already: { zh: '已经抽过样。', en: 'The sample has already been drawn.' },
  must_be_called: {
    zh: '抽中了回访：要打 {of} 次，已打 {calls} 次。',
    en: 'Drawn for a call-back: {of} tries are needed, {calls} made.',
  },
  urged_today: {
    zh: '今天已经催过，明天可以再催。',
    en: 'You urged today; you may urge again tomorrow.',
  },
  no_such_step: {
    zh: '没有这一步，最后一步是第 {last} 步。',
    en: 'There is no such step; the last is {last}.',
  },
  no_such_link: { zh: '没有这个关联。', en: 'There is no such link.' },
  link_to_itself: { zh: '不能关联到它自己。', en: 'It cannot be linked to itself.' },
  no_such_clock: { zh: '没有这个期限。', en: 'There is no such clock.' },
  no_limit_set: {
    zh: '本市还没有设定这个期限（{clock}），请联系系统管理员先设定。',
    en: 'The city has not set this limit ({clock}). Ask the administrator to set it first.',
  },
  already_sealed: { zh: '已经是密办。', en: 'It is already sealed.' },
  still_identifies: {
    zh: '还能认出人：{what}。请改掉再公开。',
    en: 'It still shows who somebody is ({what}). Take that out before publishing.',
  },
  sealed_is_not_shown: {
    zh: '密办的事项不公开。',
    en: 'A sealed matter is not published.',
  },
  stays_sealed: {
    zh: '这类事项始终密办，不能解除。',
    en: 'A matter of this kind stays sealed to the end.',
  },
  sealed_needs_reason: {
    zh: '密办事项：先写明为什么要看，再打开。',
    en: 'It is sealed: say why you need to read it, then it opens.',
  },
  erased: {
    zh: '内容已按规定删除，不能再办理。',
    en: 'What was said is erased: nothing more can be done here.',
  },
  erasure_asked: {
    zh: '已经申请过，工作人员正在核对。',
    en: 'You have asked already; officials are looking at it.',
  },
  nobody_asked_erasure: {
    zh: '诉求人没有申请删除。',
    en: 'Nobody has asked for erasure.',
  },
  retention_not_over: {
    zh: '保存期限到 {until}，还不能以此为由删除。',
    en: 'It is kept until {until}: its time is not over yet.',
  },
  on_hold: {
    zh: '依法保留到 {until}，在此之前不能删除。',
    en: 'It is on legal hold until {until} and cannot be erased before.',
  },
  not_on_hold: { zh: '没有依法保留。', en: 'It is not on legal hold.' },
  hold_in_the_past: { zh: '请填今天以后的日子。', en: 'Give a day after today.' },
  hold_too_long: {
    zh: '一次最多保留 {days} 天；到期还需要的，再办一次。',
    en: 'At most {days} days at a time; lay it anew if it is still needed.',
  },
  follows_still_open: {
    zh: '由它引出的事项还有 {count} 件没有了结，先办完它们。',
    en: 'What followed from it is not over yet ({count}); those come first.',
  },
  not_sealed: { zh: '不是密办事项。', en: 'It is not sealed.' },
  needs_proposal: { zh: '要先由另一个人提请。', en: 'Another person has to propose it first.' },
  receipt_unknown: {
    zh: '没有找到这个回执。请对照回执单，一个字一个字核对后再试。',
    en: 'No such receipt was found. Compare it with your slip, sign by sign, and try again.',
  },
  too_many_guesses: {
    zh: '输错的太多了，请等 {seconds} 秒再试。正确的回执随时都能打开。',
    en: 'Too many wrong codes: wait {seconds} s and try again. The right code opens at any time.',
  },
  look_used: {
    zh: '这次查看已经给出过一次。要再看，请重新写明理由。',
    en: 'This look has been shown already. To look again, give the reason anew.',
  },
  idempotency_key_missing: {
    zh: '每次提交都要带请求头 Idempotency-Key：8 到 200 个可见字符，重发时用同一个。',
    en: 'Every call that changes something needs the header Idempotency-Key: 8 to 200 visible signs, the same one when it is sent again.',
  },
} satisfies Record<string, Words>
