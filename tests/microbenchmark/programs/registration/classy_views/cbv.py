import inspect

from fastapi import Depends


def controller(router):  # on: import
    def decorator(cls):  # on: import
        parameters = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=getattr(cls, name))
            for name, kind in cls.__annotations__.items()
        ]

        def init(self, **values):  # missing on: thread (a function that is assigned to __init__ of a class is not its constructor)
            for name, value in values.items():
                setattr(self, name, value)

        init.__signature__ = inspect.Signature(
            [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD), *parameters]
        )
        cls.__init__ = init
        for route in router.routes:
            bind(route, cls)  # calls: bind
        return cls

    return decorator


def bind(route, cls):  # on: import
    function = route.endpoint
    signature = inspect.signature(function)
    first, *rest = signature.parameters.values()
    function.__signature__ = signature.replace(
        parameters=[first.replace(default=Depends(cls), kind=inspect.Parameter.KEYWORD_ONLY), *rest]
    )
    route.__init__(route.path, function, methods=route.methods)
