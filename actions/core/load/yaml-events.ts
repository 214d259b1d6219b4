/** js-yaml's events, each with its offset in the text. The only file that knows js-yaml. */
import type { Event, MappingEvent, SequenceEvent } from 'js-yaml';
import { COLLECTION_STYLE, EVENT_ID } from 'js-yaml';

export { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
export type { Event, ScalarEvent } from 'js-yaml';
export type CollectionEvent = MappingEvent | SequenceEvent;

export function isCollection(event: Event): event is CollectionEvent {
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE;
}

/** In brackets. */
export function isFlow({ style }: CollectionEvent): boolean {
  return style === COLLECTION_STYLE.FLOW;
}
