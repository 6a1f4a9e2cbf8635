import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Tracing } from './trace-points.ts';

/** Has each operation that is executed traced. */
export function tracedGateway(gateway: GatewayInterface, tracing: Tracing): GatewayInterface {
  return {
    ...gateway,
    async load(options) {
      const { executor } = await gateway.load(options);
      if (!executor) return { executor };
      return {
        executor: (request) => {
          const { operation, operationName } = request;
          const name = operation.name?.value ?? operationName ?? undefined;
          return tracing.inOperation({ type: operation.operation, name }, () => executor(request));
        },
      };
    },
  };
}
