import type { FastifyError, FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { describedFault } from '../../database/fault.ts';
import { languageOf } from '../../shared/language.ts';
import { answerHead } from '../limits/answer-status.ts';
import { shownError } from '../shown-error.ts';

/**
 * Answers what fails outside of Apollo Server in the form of GraphQL all the same: a body that is no JSON, or too large; a
 * file that is asked for while the database is busy, or by somebody who asks too often.
 */
export function registerErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | GraphQLError>((error, request, reply) => {
    const head = answerHead(error);
    if (head) {
      const formatted = error instanceof GraphQLError ? error.toJSON() : { message: '' };
      const language = languageOf(request.headers['accept-language']);
      const { message, extensions } = shownError(request.log, formatted, error, language);
      app.metrics?.errorShown(String(extensions?.code));
      return reply
        .code(head.status)
        .headers(head.headers)
        .send({ errors: [{ message, extensions: { ...extensions, requestId: request.id } }] });
    }
    const status = ('statusCode' in error && error.statusCode) || 500;
    if (status >= 500)
      request.log.error({ fault: describedFault(error) }, 'a request failed before it reached the API');
    const message = status >= 500 ? 'Something went wrong on our side.' : error.message;
    const code = status >= 500 ? 'INTERNAL' : 'BAD_REQUEST';
    return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
  });
}
