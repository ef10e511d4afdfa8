/// The interface that every Varlink service has (varlink.org/Service).
let serviceInterface = """
    # Who serves here, and which interfaces.
    interface org.varlink.service

    # The implementation, and the interfaces it serves.
    method GetInfo() -> (
      vendor: string,
      product: string,
      version: string,
      url: string,
      interfaces: []string
    )

    # The text of an interface that is served here.
    method GetInterfaceDescription(interface: string) -> (description: string)

    # No such interface is served here.
    error InterfaceNotFound (interface: string)

    # The interface has no such method.
    error MethodNotFound (method: string)

    # The interface has the method, the service doesn't do it.
    error MethodNotImplemented (method: string)

    # A parameter is missing, unknown, or not of its type.
    error InvalidParameter (parameter: string)

    # The method gives several replies, and the call didn't allow for more than one.
    error ExpectedMore ()

    """
