/**
 * Every address of the house with its role: the whole map.
 *
 * Roles: `public`; `visit`, whoever has opened a matter with its receipt; `signed_in`, whatever the post;
 * `official`, acting through a post; `administrator`, any of the three; one of their powers; `key` of a department's system.
 */
import type { apiHandlers } from './api/index.ts'
import type { open311Handlers } from './intake/index.ts'
import type { appraisalPageHandlers } from './appraisal/index.ts'
import type { ballotPageHandlers } from './ballots/index.ts'
import type { bulletinHandlers } from './bulletins/index.ts'
import type { burdenHandlers } from './burdens/index.ts'
import type { planPageHandlers } from './plans/index.ts'
import type { decisionPageHandlers } from './decisions/index.ts'
import type { hotPageHandlers } from './hot/index.ts'
import type { deliveryHandlers } from './delivery/index.ts'
import type { adminHandlers, sessionHandlers } from './org/index.ts'
import type { pageHandlers } from './pages/index.ts'
import { KEEP_PATH, PLAN_STYLE_PATH, POSITION_PATH, STYLE_PATH } from './pages/index.ts'
import type { RouteEntry } from './platform/http.ts'
import type { boardHandlers } from './publishing/index.ts'
import type { ledgerHandlers } from './transparency/index.ts'
import type { verifyHandlers } from './verifying/index.ts'
import { SCRIPT_PATH as VERIFY_SCRIPT, STYLE_PATH as VERIFY_STYLE } from './verifying/index.ts'

export interface Handlers {
  readonly session: ReturnType<typeof sessionHandlers>
  readonly admin: ReturnType<typeof adminHandlers>
  readonly api: ReturnType<typeof apiHandlers>
  readonly delivery: ReturnType<typeof deliveryHandlers>
}

export function routesOf(handlers: Handlers): readonly RouteEntry[] {
  return [
    ...signIn(handlers.session),
    ...administration(handlers.admin),
    ...rules(handlers.api),
    ...delivery(handlers.delivery),
    ...desk(handlers.api),
    ...departments(handlers.api),
  ]
}

function signIn(session: Handlers['session']): readonly RouteEntry[] {
  return [
    ['GET', '/desk/api/session', 'public', session.session],
    ['POST', '/desk/api/sign-in', 'public', session.signIn],
    ['POST', '/desk/api/sign-out', 'public', session.signOut],
    ['POST', '/desk/api/activation/begin', 'public', session.beginActivation],
    ['POST', '/desk/api/activation', 'public', session.finishActivation],
    ['PUT', '/desk/api/session/holding', 'signed_in', session.chooseHolding],
    ['POST', '/desk/api/session/proof', 'signed_in', session.prove],
    ['PUT', '/desk/api/session/password', 'signed_in', session.changePassword],
    ['POST', '/desk/api/interests', 'signed_in', session.declareInterest],
    ['DELETE', '/desk/api/interests/:id', 'signed_in', session.endInterest],
    ['GET', '/desk/api/org', 'official', session.tree],
  ]
}

function administration(admin: Handlers['admin']): readonly RouteEntry[] {
  const at = '/desk/api/admin'
  return [
    ['GET', `${at}/structure`, 'administrator', admin.structure],
    ['POST', `${at}/units`, 'administer_system', admin.addUnit],
    ['PUT', `${at}/units/:id`, 'administer_system', admin.changeUnit],
    ['DELETE', `${at}/units/:id`, 'administer_system', admin.endUnit],
    ['POST', `${at}/posts`, 'administer_system', admin.addPost],
    ['PUT', `${at}/posts/:id`, 'administer_system', admin.changePost],
    ['DELETE', `${at}/posts/:id`, 'administer_system', admin.endPost],
    ['POST', `${at}/people`, 'administer_system', admin.addPerson],
    ['PUT', `${at}/people/:id`, 'administer_system', admin.renamePerson],
    ['GET', `${at}/accounts`, 'administrator', admin.accounts],
    ['POST', `${at}/accounts`, 'administer_system', admin.inviteAccount],
    ['POST', `${at}/accounts/:id/disable`, 'administer_security', admin.disableAccount],
    ['POST', `${at}/accounts/:id/reset`, 'administer_security', admin.resetAccount],
    ['POST', `${at}/accounts/:id/pass`, 'administer_security', admin.issuePass],
    ['PUT', `${at}/posts/:id/powers`, 'administer_security', admin.setPowers],
    ['POST', `${at}/holdings`, 'administer_security', admin.appoint],
    ['DELETE', `${at}/holdings/:id`, 'administer_security', admin.endHolding],
    ['GET', `${at}/keys`, 'administer_security', admin.keys],
    ['POST', `${at}/keys`, 'administer_security', admin.addKey],
    ['DELETE', `${at}/keys/:id`, 'administer_security', admin.endKey],
    ['GET', `${at}/log`, 'administer_audit', admin.log],
  ]
}

function rules(api: Handlers['api']): readonly RouteEntry[] {
  const at = '/desk/api/admin/rules'
  return [
    ['GET', at, 'administrator', api.rules],
    ['GET', `${at}/changes`, 'administrator', api.ruleChanges],
    ['POST', `${at}/limits`, 'administer_system', api.changeLimit],
    ['POST', `${at}/limits/end`, 'administer_system', api.endLimit],
    ['POST', `${at}/caps`, 'administer_system', api.changeCap],
    ['POST', `${at}/categories`, 'administer_system', api.setCategory],
    ['POST', `${at}/categories/end`, 'administer_system', api.endCategory],
    ['POST', `${at}/groups`, 'administer_system', api.setGroup],
    ['POST', `${at}/channels`, 'administer_system', api.setChannel],
    ['POST', `${at}/duties`, 'administer_system', api.setDuty],
    ['POST', `${at}/duties/end`, 'administer_system', api.endDuty],
    ['GET', `${at}/automatic`, 'administrator', api.automatic],
    ['POST', `${at}/automatic`, 'administer_system', api.setAutomatic],
    ['GET', `${at}/automatic/alarms`, 'administrator', api.automaticAlarms],
    ['GET', `${at}/doors`, 'administrator', api.doors],
    ['GET', '/desk/api/admin/ledger/alarm', 'administrator', api.ledgerAlarm],
    ['GET', `${at}/calendars`, 'administrator', api.calendars],
    ['POST', `${at}/calendars`, 'administer_system', api.importCalendar],
  ]
}

function delivery(handlers: Handlers['delivery']): readonly RouteEntry[] {
  const at = '/desk/api/admin/delivery'
  return [
    ['GET', at, 'administrator', handlers.delivery],
    ['GET', `${at}/alarms`, 'administrator', handlers.deliveryAlarms],
    ['POST', `${at}/retry`, 'administer_system', handlers.retryMessages],
    ['POST', `${at}/messages/:id/retry`, 'administer_system', handlers.retryMessage],
    ['POST', `${at}/messages/:id/give-up`, 'administer_system', handlers.giveUpMessage],
    ['PUT', `${at}/contacts`, 'administer_system', handlers.setWorkContact],
    ['DELETE', `${at}/contacts/:id`, 'administer_system', handlers.removeWorkContact],
  ]
}

function desk(api: Handlers['api']): readonly RouteEntry[] {
  return [
    ['GET', '/desk', 'public', api.deskPage],
    ['GET', '/desk/*', 'public', api.deskPage],
    ['GET', '/desk/assets/*', 'public', api.deskFile],
    ['GET', '/desk/api/kinds', 'official', api.kinds],
    ['GET', '/desk/api/choices', 'official', api.choices],
    ['GET', '/desk/api/waiting', 'official', api.waiting],
    ['GET', '/desk/api/overview', 'official', api.overview],
    ['GET', '/desk/api/looks', 'audit', api.looks],
    ['GET', '/desk/api/worklist', 'official', api.worklist],
    ['GET', '/desk/api/live', 'official', api.live],
    ['GET', '/desk/api/views', 'official', api.views],
    ['POST', '/desk/api/views', 'official', api.keepView],
    ['PUT', '/desk/api/views/:id', 'official', api.changeView],
    ['DELETE', '/desk/api/views/:id', 'official', api.leaveView],
    ['POST', '/desk/api/exports', 'official', api.exportList],
    ['GET', '/desk/api/exports', 'audit', api.exports],
    ['GET', '/desk/api/matters', 'official', api.matters],
    ['POST', '/desk/api/matters', 'official', api.openMatter],
    ['POST', '/desk/api/hotline/suggestions', 'intake', api.suggestions],
    ['GET', '/desk/api/hotline/places', 'intake', api.places],
    ['GET', '/desk/api/hotline/ledger', 'intake', api.intakeLedger],
    ['POST', '/desk/api/hotline/second/:id', 'intake', api.secondCall],
    ['GET', '/desk/api/supervision', 'supervise', api.supervision],
    ['GET', '/desk/api/leading', 'leader', api.leading],
    ['GET', '/desk/api/hot', 'official', api.hot],
    ['GET', '/desk/api/hot/:id', 'official', api.hotOne],
    ['POST', '/desk/api/hot/:id/rename', 'supervise', api.renameHot],
    ['POST', '/desk/api/hot/:id/merge', 'supervise', api.mergeHot],
    ['POST', '/desk/api/hot/:id/split', 'supervise', api.splitHot],
    ['GET', '/desk/api/appraisals', 'official', api.appraisalList],
    ['GET', '/desk/api/appraisals/:id', 'official', api.appraisalOne],
    ['POST', '/desk/api/appraisals/:id/compute', 'supervise', api.computeAppraisal],
    ['GET', '/desk/api/ballots', 'official', api.ballotList],
    ['GET', '/desk/api/ballots/:id', 'official', api.ballotOne],
    ['POST', '/desk/api/ballots/:id/slips', 'supervise', api.ballotSlips],
    ['GET', '/desk/api/entries', 'official', api.entries],
    ['GET', '/desk/api/entries/:id', 'official', api.entry],
    ['GET', '/desk/api/matters/:id', 'official', api.matter],
    ['GET', '/desk/api/matters/:id/alike', 'official', api.alikeMatters],
    ['GET', '/desk/api/matters/:id/whose', 'official', api.whose],
    ['GET', '/desk/api/matters/:id/trace', 'official', api.trace],
    ['GET', '/desk/api/matters/:id/standing', 'official', api.standing],
    ['GET', '/desk/api/matters/:id/memo', 'official', api.memo],
    ['GET', '/desk/api/matters/:id/campaign', 'official', api.campaign],
    ['POST', '/desk/api/matters/:id/evidence', 'official', api.evidence],
    ['POST', '/desk/api/matters/:id/look', 'official', api.lookAtAnswer],
    ['GET', '/desk/api/matters/:id/bulletin', 'official', api.bulletinText],
    ['POST', '/desk/api/matters/:id/bulletin', 'supervise', api.checkBulletin],
    ['POST', '/desk/api/matters/:id/opened', 'official', api.openSealed],
    ['POST', '/desk/api/matters/:id/acts/:act', 'official', api.act],
    ['POST', '/desk/api/matters/:id/identity', 'official', api.openIdentity],
    ['POST', '/desk/api/files', 'official', api.takeFile],
    ['GET', '/desk/api/matters/:id/files/:file', 'official', api.file],
    ['GET', '/desk/api/matters/:id/files/:file/thumb', 'official', api.fileThumb],
    ['POST', '/desk/api/matters/:id/files/:file/original', 'official', api.openOriginal],
    ['PUT', '/desk/api/matters/:id/presence', 'official', api.presence],
    ['GET', '/desk/api/picked', 'official', api.picked],
    ['POST', '/desk/api/acts', 'official', api.actMany],
    ['GET', '/desk/api/templates', 'official', api.templates],
    ['POST', '/desk/api/templates', 'official', api.addTemplate],
    ['PUT', '/desk/api/templates/:id', 'official', api.changeTemplate],
    ['PUT', '/desk/api/templates/:id/state', 'official', api.decideTemplate],
    ['GET', '/desk/api/mentions', 'official', api.mentions],
    ['PUT', '/desk/api/mentions', 'official', api.markMention],
    ['GET', '/desk/api/letterhead', 'official', api.letterhead],
    ['GET', '/desk/api/plan/documents', 'official', api.planDocuments],
    ['GET', '/desk/api/plan/level', 'official', api.planLevel],
    ['GET', '/desk/api/plan/targets/:id', 'official', api.planDraft],
    ['GET', '/desk/api/plan/copied', 'official', api.planCopied],
    ['POST', '/desk/api/plan/amend', 'official', api.amendDrafts],
    ['POST', '/desk/api/plan/issue', 'official', api.issueDrafts],
    ['POST', '/desk/api/plan/export', 'official', api.exportPlan],
    ['POST', '/desk/api/plan/preview', 'official', api.previewPlan],
    ['POST', '/desk/api/plan/import', 'official', api.importPlan],
    ['POST', '/desk/api/plan/findings', 'official', api.planFindings],
    ['GET', '/desk/api/unit', 'official', api.unitPage],
  ]
}

function departments(api: Handlers['api']): readonly RouteEntry[] {
  return [
    ['GET', '/api/v1/openapi.json', 'public', api.openapi],
    ['GET', '/api/v1/kinds', 'key', api.v1Kinds],
    ['POST', '/api/v1/files', 'key', api.v1TakeFile],
    ['GET', '/api/v1/matters/:id/files/:file', 'key', api.v1File],
    ['GET', '/api/v1/matters', 'key', api.v1Matters],
    ['POST', '/api/v1/matters', 'key', api.v1Open],
    ['GET', '/api/v1/matters/:id', 'key', api.v1Matter],
    ['POST', '/api/v1/matters/:id/acts/:act', 'key', api.v1Act],
  ]
}

/** What everybody may open, with or without JavaScript. */
export function publicRoutes(
  pages: ReturnType<typeof pageHandlers>,
  board: ReturnType<typeof boardHandlers>,
  ledger: ReturnType<typeof ledgerHandlers>,
  verifying: ReturnType<typeof verifyHandlers>,
  hot: ReturnType<typeof hotPageHandlers>,
  decisions: ReturnType<typeof decisionPageHandlers>,
  plan: ReturnType<typeof planPageHandlers>,
  ballots: ReturnType<typeof ballotPageHandlers>,
  appraisals: ReturnType<typeof appraisalPageHandlers>,
  bulletins: ReturnType<typeof bulletinHandlers> & ReturnType<typeof burdenHandlers>,
): readonly RouteEntry[] {
  return [
    ['GET', '/', 'public', pages.front],
    ['GET', '/say', 'public', pages.sayForm],
    ['POST', '/say', 'public', pages.say],
    ['GET', '/my', 'public', pages.myForm],
    ['POST', '/my', 'public', pages.my],
    ['GET', '/my/files/:id', 'visit', pages.myFile],
    ['GET', '/my/files/:id/thumb', 'visit', pages.myThumb],
    ['GET', '/my/proofs', 'visit', ledger.proofs],
    ['GET', '/my/proofs/matter', 'visit', ledger.proofMatter],
    ['GET', '/my/proofs/:n', 'visit', ledger.proof],
    ['GET', '/my/proofs/:n/receipt', 'visit', ledger.proofReceipt],
    ['GET', '/my/proofs/:n/event', 'visit', ledger.proofEvent],
    ['GET', '/judge/done', 'public', pages.judged],
    ['GET', '/judge/:token', 'public', pages.judgeForm],
    ['POST', '/judge/:token', 'public', pages.judge],
    ['GET', '/answers', 'public', pages.answers],
    ['GET', '/answers/:number', 'public', pages.answersOne],
    ['POST', '/answers/:number', 'public', pages.answersHelped],
    ['GET', '/answered', 'public', pages.answered],
    ['GET', '/answered/:number', 'public', pages.answeredOne],
    ['POST', '/answered/:number', 'public', pages.answeredAct],
    ['GET', '/board', 'public', board.board],
    ['GET', '/board/:scope/:code', 'public', board.place],
    ['GET', '/data', 'public', board.data],
    ['GET', '/data/:file', 'public', board.file],
    ['GET', '/feeds/:scope/:file', 'public', board.feed],
    ['GET', '/plan', 'public', plan.plan],
    ['GET', '/plan/who', 'public', plan.planWho],
    ['GET', '/plan/:number', 'public', plan.planTarget],
    ['GET', '/decisions', 'public', decisions.decisions],
    ['GET', '/decisions/:number', 'public', decisions.decision],
    ['GET', '/hot', 'public', hot.hot],
    ['GET', '/hot.json', 'public', hot.hotData],
    ['GET', '/burden', 'public', bulletins.burden],
    ['GET', '/bulletins', 'public', bulletins.bulletins],
    ['GET', '/bulletins.atom', 'public', bulletins.bulletinFeed],
    ['GET', '/bulletins/:name', 'public', bulletins.bulletin],
    ['GET', '/appraisals', 'public', appraisals.appraisals],
    ['GET', '/appraisals/:number', 'public', appraisals.appraisal],
    ['GET', '/ballots', 'public', ballots.ballots],
    ['GET', '/ballots/done', 'public', ballots.ballotDone],
    ['GET', '/ballots/:number', 'public', ballots.ballot],
    ['POST', '/ballots/:number', 'public', ballots.castBallot],
    ['GET', '/law', 'public', pages.law],
    ['GET', '/ledger', 'public', ledger.ledger],
    ['GET', '/ledger/:code/checkpoint', 'public', ledger.checkpoint],
    ['GET', '/ledger/:code/tile/*', 'public', ledger.tile],
    ['GET', '/ledger/:code/policy', 'public', ledger.policy],
    ['GET', '/ledger/:code/vkey', 'public', ledger.vkey],
    ['GET', '/verify', 'public', verifying.verify],
    ['GET', '/verify/answerable-verify.html', 'public', verifying.verifySaved],
    ['GET', '/verify/answerable-verify.mjs', 'public', verifying.verifyCommand],
    ['GET', VERIFY_SCRIPT, 'public', verifying.verifyScript],
    ['GET', VERIFY_STYLE, 'public', verifying.verifyStyle],
    ['GET', '/robots.txt', 'public', pages.robots],
    ['GET', '/favicon.svg', 'public', pages.favicon],
    ['GET', '/favicon.ico', 'public', pages.favicon],
    ['GET', STYLE_PATH, 'public', pages.style],
    ['GET', PLAN_STYLE_PATH, 'public', pages.planStyle],
    ['GET', POSITION_PATH, 'public', pages.position],
    ['GET', KEEP_PATH, 'public', pages.keep],
  ]
}

/** Programs that file for residents, and whoever reads what is public. Filing asks for a key itself. */
export function open311Routes(open311: ReturnType<typeof open311Handlers>): readonly RouteEntry[] {
  const at = '/open311/v2'
  return [
    ...(['xml', 'json'] as const).flatMap((format): readonly RouteEntry[] => [
      ['GET', `${at}/discovery.${format}`, 'open311', open311.discovery],
      ['GET', `${at}/services.${format}`, 'open311', open311.services],
      ['GET', `${at}/requests.${format}`, 'open311', open311.requests],
      ['POST', `${at}/requests.${format}`, 'open311', open311.fileRequest],
      ['GET', `${at}/servicerequestupdates.${format}`, 'open311', open311.updates],
      ['POST', `${at}/servicerequestupdates.${format}`, 'open311', open311.postUpdate],
    ]),
    ['GET', `${at}/services/:file`, 'open311', open311.service],
    ['GET', `${at}/requests/:file`, 'open311', open311.request],
    ['GET', `${at}/tokens/:file`, 'open311', open311.token],
  ]
}
