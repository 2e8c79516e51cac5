/** How long what people write about a customer may be. Apart from the schemas, which the browser does not load. */
export const LONGEST_NAME = 120;
export const LONGEST_REMARK = 2000;
