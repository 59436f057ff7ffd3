/**
 * Every type of @pulumi/openstack 3.15.2 (a test derives the list from the SDK). All have a
 * `region`, which wins over their connection's. Quotas, roles and access lists grant; rules and
 * addresses expose; what can hold, carry or compute data owes its class and owner.
 */
import {
  type Classification,
  holdsNoData,
  labelled,
  nothing,
  opens,
  partOf,
  refused,
} from "./classification.ts";

const OLD_LOAD_BALANCER = "load balancer v1 has no place for labels; use v2";
const UNLABELLED_DATABASE = "a database holds data and its API has no place for labels";

export const openstack: Readonly<Record<string, Classification>> = {
  "openstack:blockstorage/qosAssociationV3:QosAssociationV3": nothing("a limit of speed"),
  "openstack:blockstorage/qosV3:QosV3": nothing("a limit of speed"),
  "openstack:blockstorage/quoteSetV2:QuoteSetV2": holdsNoData("grants"),
  "openstack:blockstorage/quoteSetV3:QuoteSetV3": holdsNoData("grants"),
  "openstack:blockstorage/volume:Volume": labelled("metadata", "stores"),
  "openstack:blockstorage/volumeAttach:VolumeAttach": partOf("its volume", "moves"),
  "openstack:blockstorage/volumeAttachV2:VolumeAttachV2": partOf("its volume", "moves"),
  "openstack:blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3": holdsNoData("grants"),
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": nothing("a kind of volume", "extraSpecs"),
  "openstack:blockstorage/volumeV1:VolumeV1": labelled("metadata", "stores"),
  "openstack:blockstorage/volumeV2:VolumeV2": labelled("metadata", "stores"),

  "openstack:compute/aggregateV2:AggregateV2": nothing("a grouping of hosts", "metadata"),
  "openstack:compute/flavor:Flavor": nothing("a size of server", "extraSpecs"),
  "openstack:compute/flavorAccess:FlavorAccess": holdsNoData("grants"),
  "openstack:compute/floatingIp:FloatingIp": holdsNoData("exposes"),
  "openstack:compute/floatingIpAssociate:FloatingIpAssociate": holdsNoData("exposes"),
  "openstack:compute/instance:Instance": labelled("metadata", "stores", "processes"),
  "openstack:compute/interfaceAttach:InterfaceAttach": partOf("its server", "moves"),
  "openstack:compute/keypair:Keypair": holdsNoData("grants"),
  "openstack:compute/quotaSetV2:QuotaSetV2": holdsNoData("grants"),
  "openstack:compute/secGroup:SecGroup": holdsNoData("exposes"),
  "openstack:compute/serverGroup:ServerGroup": nothing("a rule of placement inside the site"),
  "openstack:compute/volumeAttach:VolumeAttach": partOf("its volume", "moves"),

  // A label on a Magnum cluster replaces the cluster, so its template alone carries labels.
  "openstack:containerinfra/cluster:Cluster": partOf("its template", "stores", "processes"),
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": labelled(
    "labels",
    "stores",
    "processes",
  ),
  "openstack:containerinfra/nodeGroup:NodeGroup": partOf("its template", "stores", "processes"),

  "openstack:database/configuration:Configuration": nothing("settings"),
  "openstack:database/database:Database": refused(UNLABELLED_DATABASE),
  "openstack:database/instance:Instance": refused(UNLABELLED_DATABASE),
  "openstack:database/user:User": holdsNoData("grants"),

  "openstack:dns/recordSet:RecordSet": holdsNoData("names"),
  "openstack:dns/transferAccept:TransferAccept": holdsNoData("grants"),
  "openstack:dns/transferRequest:TransferRequest": holdsNoData("grants"),
  "openstack:dns/zone:Zone": holdsNoData("names"),

  "openstack:firewall/firewall:Firewall": holdsNoData("exposes"),
  "openstack:firewall/groupV2:GroupV2": holdsNoData("exposes"),
  "openstack:firewall/policy:Policy": holdsNoData("exposes"),
  "openstack:firewall/policyV2:PolicyV2": holdsNoData("exposes"),
  "openstack:firewall/rule:Rule": opens("description"),
  "openstack:firewall/ruleV2:RuleV2": opens("description"),

  "openstack:identity/applicationCredential:ApplicationCredential": holdsNoData("grants"),
  "openstack:identity/ec2CredentialV3:Ec2CredentialV3": holdsNoData("grants"),
  "openstack:identity/endpointV3:EndpointV3": refused("redirects every client of the site"),
  "openstack:identity/groupV3:GroupV3": holdsNoData("grants"),
  "openstack:identity/inheritRoleAssignment:InheritRoleAssignment": holdsNoData("grants"),
  // Everything a tenant keeps or runs lives in its project, so the project is judged as if it did.
  "openstack:identity/project:Project": labelled("tags", "stores", "processes"),
  "openstack:identity/role:Role": holdsNoData("grants"),
  "openstack:identity/roleAssignment:RoleAssignment": holdsNoData("grants"),
  "openstack:identity/serviceV3:ServiceV3": holdsNoData("names"),
  "openstack:identity/user:User": holdsNoData("grants"),
  "openstack:identity/userMembershipV3:UserMembershipV3": holdsNoData("grants"),

  "openstack:images/image:Image": labelled("tags", "stores"),
  "openstack:images/imageAccess:ImageAccess": holdsNoData("grants"),
  "openstack:images/imageAccessAccept:ImageAccessAccept": holdsNoData("grants"),

  "openstack:keymanager/containerV1:ContainerV1": partOf("the secrets it groups", "stores"),
  "openstack:keymanager/orderV1:OrderV1": refused("makes a secret without labels; use SecretV1"),
  "openstack:keymanager/secretV1:SecretV1": labelled("metadata", "stores"),

  "openstack:loadbalancer/l7PolicyV2:L7PolicyV2": partOf("its listener", "moves"),
  "openstack:loadbalancer/l7RuleV2:L7RuleV2": partOf("its listener", "moves"),
  "openstack:loadbalancer/listener:Listener": labelled("tags", "moves", "exposes"),
  "openstack:loadbalancer/loadBalancer:LoadBalancer": labelled("tags", "moves", "exposes"),
  "openstack:loadbalancer/member:Member": partOf("its load balancer", "moves"),
  "openstack:loadbalancer/memberV1:MemberV1": refused(OLD_LOAD_BALANCER),
  "openstack:loadbalancer/members:Members": partOf("its load balancer", "moves"),
  "openstack:loadbalancer/monitor:Monitor": partOf("its load balancer", "moves"),
  "openstack:loadbalancer/monitorV1:MonitorV1": refused(OLD_LOAD_BALANCER),
  "openstack:loadbalancer/pool:Pool": partOf("its load balancer", "moves"),
  "openstack:loadbalancer/poolV1:PoolV1": refused(OLD_LOAD_BALANCER),
  "openstack:loadbalancer/quota:Quota": holdsNoData("grants"),
  "openstack:loadbalancer/vip:Vip": refused(OLD_LOAD_BALANCER),

  "openstack:networking/addressScope:AddressScope": nothing("a range of addresses"),
  "openstack:networking/floatingIp:FloatingIp": opens("tags"),
  "openstack:networking/floatingIpAssociate:FloatingIpAssociate": holdsNoData("exposes"),
  "openstack:networking/network:Network": labelled("tags", "moves"),
  "openstack:networking/port:Port": labelled("tags", "moves"),
  "openstack:networking/portForwardingV2:PortForwardingV2": opens("description"),
  "openstack:networking/portSecGroupAssociate:PortSecGroupAssociate": holdsNoData("exposes"),
  "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule": nothing("a limit of speed"),
  "openstack:networking/qosDscpMarkingRule:QosDscpMarkingRule": nothing("a mark of priority"),
  "openstack:networking/qosMinimumBandwidthRule:QosMinimumBandwidthRule":
    nothing("a limit of speed"),
  "openstack:networking/qosPolicy:QosPolicy": nothing("a limit of speed", "tags"),
  "openstack:networking/quotaV2:QuotaV2": holdsNoData("grants"),
  "openstack:networking/rbacPolicyV2:RbacPolicyV2": holdsNoData("grants"),
  "openstack:networking/router:Router": labelled("tags", "moves"),
  "openstack:networking/routerInterface:RouterInterface": partOf("its router", "moves"),
  "openstack:networking/routerRoute:RouterRoute": partOf("its router", "moves"),
  "openstack:networking/secGroup:SecGroup": opens("tags"),
  "openstack:networking/secGroupRule:SecGroupRule": opens("description"),
  "openstack:networking/subnet:Subnet": labelled("tags", "moves"),
  "openstack:networking/subnetPool:SubnetPool": nothing("a range of addresses", "tags"),
  "openstack:networking/subnetRoute:SubnetRoute": partOf("its subnet", "moves"),
  "openstack:networking/trunk:Trunk": labelled("tags", "moves"),

  "openstack:objectstorage/container:Container": labelled("metadata", "stores"),
  "openstack:objectstorage/containerObject:ContainerObject": labelled("metadata", "stores"),
  "openstack:objectstorage/tempUrl:TempUrl": holdsNoData("exposes"),

  "openstack:orchestration/stackV1:StackV1": refused("a template makes resources no rule sees"),

  "openstack:sharedfilesystem/securityService:SecurityService": holdsNoData("grants"),
  "openstack:sharedfilesystem/share:Share": labelled("metadata", "stores"),
  "openstack:sharedfilesystem/shareAccess:ShareAccess": holdsNoData("grants"),
  "openstack:sharedfilesystem/shareNetwork:ShareNetwork": partOf("its network", "moves"),

  "openstack:vpnaas/endpointGroup:EndpointGroup": labelled("description", "moves"),
  "openstack:vpnaas/ikePolicy:IkePolicy": nothing("settings of a cipher"),
  "openstack:vpnaas/ipSecPolicy:IpSecPolicy": nothing("settings of a cipher"),
  "openstack:vpnaas/service:Service": labelled("description", "moves"),
  "openstack:vpnaas/siteConnection:SiteConnection": labelled("description", "moves"),
};
