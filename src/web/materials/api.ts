/** The endpoints of this screen. */
import type {
  changeMaterial,
  createMaterial,
  deleteMaterial,
  getMaterial,
  linkPicture,
  listLinks,
  listMaterials,
  listVisits,
  makeLink,
  readFile,
  readingCurve,
  readingNow,
  uploadFile,
} from '#features/materials/contract';
import type { BodyInput, OutputOf } from '#kernel';
import { route } from '#ui';

export const listMaterialsRoute = route<typeof listMaterials>('GET /materials');
export const createMaterialRoute = route<typeof createMaterial>('POST /materials');
export const getMaterialRoute = route<typeof getMaterial>('GET /materials/{id}');
export const changeMaterialRoute = route<typeof changeMaterial>('PATCH /materials/{id}');
export const deleteMaterialRoute = route<typeof deleteMaterial>('DELETE /materials/{id}');
export const uploadFileRoute = route<typeof uploadFile>('POST /material-files');
export const readFileRoute = route<typeof readFile>('GET /material-files/{id}');
export const listLinksRoute = route<typeof listLinks>('GET /materials/{id}/links');
export const makeLinkRoute = route<typeof makeLink>('POST /materials/{id}/links');
export const linkPictureRoute = route<typeof linkPicture>('GET /material-links/{id}/qr');
export const listVisitsRoute = route<typeof listVisits>('GET /materials/{id}/visits');
export const curveRoute = route<typeof readingCurve>('GET /materials/{id}/curve');
export const readingNowRoute = route<typeof readingNow>('GET /materials/reading');

export type Material = OutputOf<typeof listMaterials>['items'][number];
export type MaterialFile = OutputOf<typeof uploadFile>;
export type MaterialLink = OutputOf<typeof makeLink>;
export type NewMaterialBody = BodyInput<typeof createMaterial>;
export type ReadVisit = OutputOf<typeof listVisits>['items'][number];
