/** A place in degrees, WGS-84. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean Earth radius in metres (IUGG). */
const RADIUS = 6_371_008.8;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in metres, by the angle between two vectors: another way than the haversine formula. */
export function greatCircle(a: Place, b: Place): number {
  const vector = ({ latitude, longitude }: Place) => {
    const [lat, lon] = [radians(latitude), radians(longitude)];
    return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)] as const;
  };
  const [p, q] = [vector(a), vector(b)];
  const dot = p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]] as const;
  return RADIUS * Math.atan2(Math.hypot(...cross), dot);
}

/** Distance in metres on the WGS-84 ellipsoid, by Vincenty's inverse formula; not for places opposite each other. */
export function onEllipsoid(a: Place, b: Place): number {
  const [major, flattening] = [6_378_137, 1 / 298.257223563];
  const minor = major * (1 - flattening);
  const reduced = (latitude: number) => Math.atan((1 - flattening) * Math.tan(radians(latitude)));
  const [u1, u2] = [reduced(a.latitude), reduced(b.latitude)];
  const difference = radians(b.longitude - a.longitude);
  for (let lambda = difference, round = 0; ; round++) {
    const sinSigma = Math.hypot(
      Math.cos(u2) * Math.sin(lambda),
      Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda),
    );
    if (sinSigma === 0) return 0;
    const cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sinSigma;
    const cos2Alpha = 1 - sinAlpha ** 2;
    const cos2SigmaM = cos2Alpha === 0 ? 0 : cosSigma - (2 * Math.sin(u1) * Math.sin(u2)) / cos2Alpha;
    const c = (flattening / 16) * cos2Alpha * (4 + flattening * (4 - 3 * cos2Alpha));
    const next =
      difference +
      (1 - c) *
        flattening *
        sinAlpha *
        (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM ** 2 - 1)));
    if (Math.abs(next - lambda) < 1e-12 || round > 200) {
      const u = (cos2Alpha * (major ** 2 - minor ** 2)) / minor ** 2;
      const bigA = 1 + (u / 16_384) * (4096 + u * (-768 + u * (320 - 175 * u)));
      const bigB = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
      const correction =
        bigB *
        sinSigma *
        (cos2SigmaM +
          (bigB / 4) *
            (cosSigma * (2 * cos2SigmaM ** 2 - 1) -
              (bigB / 6) * cos2SigmaM * (4 * sinSigma ** 2 - 3) * (4 * cos2SigmaM ** 2 - 3)));
      return minor * bigA * (sigma - correction);
    }
    lambda = next;
  }
}
