/**
 * Addresses that look public, but at which clouds serve metadata or control machines: no customer's endpoint is there,
 * and those services trust requests for their origin inside the network. Such services in private, shared or link-local
 * ranges (169.254.169.254,
 * 100.100.100.200, 192.0.0.192, fd00:ec2::254, …) are refused by their range.
 */
export const CLOUD_ADDRESSES: readonly { readonly range: string; readonly what: string; readonly source: string }[] = [
  { range: '168.63.129.16', what: 'Azure: wire server, DHCP, DNS, health probes', source: 'learn.microsoft.com, "What is IP address 168.63.129.16?"' },
  { range: '161.26.0.0/16', what: 'IBM Cloud: endpoints of the infrastructure', source: 'cloud.ibm.com/docs/vpc, "Service endpoints for IBM Cloud VPC"' },
  { range: '166.8.0.0/14', what: 'IBM Cloud: private endpoints of services', source: 'cloud.ibm.com/docs/vpc, "Service endpoints for IBM Cloud VPC"' },
  { range: '199.36.153.4/30', what: 'Google Cloud: restricted.googleapis.com', source: 'cloud.google.com/vpc/docs/configure-private-google-access' },
  { range: '199.36.153.8/30', what: 'Google Cloud: private.googleapis.com', source: 'cloud.google.com/vpc/docs/configure-private-google-access' },
  { range: '2600:2d00:2:1000::/56', what: 'Google Cloud: restricted.googleapis.com', source: 'cloud.google.com/vpc/docs/configure-private-google-access' },
  { range: '2600:2d00:2:2000::/56', what: 'Google Cloud: private.googleapis.com', source: 'cloud.google.com/vpc/docs/configure-private-google-access' },
  { range: '192.80.8.124', what: 'Equinix Metal: metadata', source: 'packet.com/developers/docs/servers/key-features/metadata' },
];
