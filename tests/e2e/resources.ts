/** Two resources with every field type, required and optional, and references of both kinds. */
export const EVERY_TYPE = [
  '--resource',
  'thing title:string:unique body:text count:integer amount:decimal ratio:float active:boolean day:date moment:datetime mail:email link:url token:uuid extra:json state:enum(one|two) owner:ref:person next:ref:thing:optional',
  '--resource',
  'person name:string nick:string:optional bio:text:optional age:integer:optional debt:decimal:optional height:float:optional member:boolean:optional born:date:optional seen:datetime:optional mail:email:optional:unique site:url:optional badge:uuid:optional tags:json:optional rank2:enum(low|high):optional',
];
