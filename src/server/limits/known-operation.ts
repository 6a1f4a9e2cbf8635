import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Context } from '../../request/context.ts';

/**
 * Refuses a request that names an operation which its document does not have, or none of several. Apollo Server hands
 * such a document on without the name and without a look at its kind; an only operation would then run, past every limit
 * that is held against the operation asked for, and be answered as a fault.
 */
export function requireOperation(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, request: { operationName } }) => {
        if (operation) return;
        const message = operationName
          ? 'The document has no operation of this name.'
          : 'The document has several operations; name one in operationName.';
        throw new GraphQLError(message, {
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
        });
      },
    }),
  };
}
