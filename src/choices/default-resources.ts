/** The resource that a project starts with when none is named: the noun that its kind of product turns on. */
const BY_PRODUCT: Readonly<Record<string, string>> = {
  api: 'item name:string code:string:unique quantity:integer active:boolean notes:text:optional',
  spa: 'task title:string description:text:optional done:boolean dueOn:date:optional priority:enum(low|normal|high)',
  realtime: 'message room:string:index author:string body:text sentAt:datetime pinned:boolean',
  media:
    'photo title:string imageUrl:url takenAt:datetime:optional visible:boolean caption:text:optional',
  portal:
    'domain hostname:string:unique owner:email expiresOn:date autoRenew:boolean price:decimal',
  courses:
    'course title:string slug:string:unique summary:text:optional startsOn:date:optional price:decimal',
  shop: 'product name:string sku:string:unique price:decimal stock:integer description:text:optional',
  enterprise:
    'approval title:string requester:email amount:decimal state:enum(open|approved|rejected) dueOn:date:optional',
  component:
    'item name:string code:string:unique quantity:integer active:boolean notes:text:optional',
  social: 'post title:string author:string body:text publishedAt:datetime:optional visible:boolean',
  ml: 'prediction label:string score:float input:json predictedAt:datetime notes:text:optional',
  crm: 'contact name:string email:email:unique phone:string:optional company:string:optional notes:text:optional',
  b2b: 'organization name:string:unique domain:string:optional contactEmail:email plan:enum(trial|standard|premium) active:boolean',
  vertical: 'booking guest:string email:email startsOn:date endsOn:date price:decimal',
  analytics:
    'measurement name:string:index value:float unit:string:optional measuredAt:datetime tags:json:optional',
  content:
    'article title:string slug:string:unique body:text publishedOn:date:optional featured:boolean',
  records:
    'document title:string reference:string:unique kind:enum(letter|invoice|contract) receivedOn:date notes:text:optional',
  other: 'item name:string code:string:unique quantity:integer active:boolean notes:text:optional',
};

/** The `--resource` text for a product; a product nobody named gets the plain one. */
export function defaultResourceFor(product: string | undefined): string {
  return BY_PRODUCT[product ?? 'other'] ?? BY_PRODUCT['other'] ?? '';
}
