/** The article's ten indicators, in its order. It leaves the tenth unnamed: fit to the kind of product. */
export const INDICATORS = [
  { id: 'pros', title: 'Pros and cons' },
  { id: 'performance', title: 'Performance' },
  { id: 'architecture', title: 'Architecture' },
  { id: 'scalability', title: 'Scalability' },
  { id: 'testing', title: 'Testing' },
  { id: 'microservices', title: 'Microservices' },
  { id: 'database', title: 'Database support' },
  { id: 'community', title: 'Community' },
  { id: 'hiring', title: 'Hiring' },
  { id: 'fit', title: 'Fit to the product' },
] as const;

export type IndicatorId = (typeof INDICATORS)[number]['id'];
